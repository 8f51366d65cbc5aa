// JSON text, written and never read: every function returns one value's text.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace retort::cli::json {

std::string text(std::string_view value);
std::string boolean(bool value);
std::string number(long long value);
std::string array(const std::vector<std::string>& values);
std::string texts(const std::vector<std::string>& values);
using Members = std::vector<std::pair<std::string, std::string>>;
/// Names are quoted, values are texts of values.
std::string object(const Members& members);

}  // namespace retort::cli::json
