// Lists of names as the head of a SQL revision has them: `a1, v1.0, "with, comma"`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::base {

/// With `, ` between them. A name with a comma, or one that begins with `"`, stands in quotes, its own
/// doubled.
std::string join_names(const std::vector<std::string>& names);

/// The reverse; empty names are left out. What is no whole quoted name is taken as it stands.
std::vector<std::string> split_names(std::string_view text);

}  // namespace retort::base
