// Identifiers in the statements of the runtime. Always in quotes: no list of keywords has to be right.
#pragma once

#include <string>
#include <string_view>

namespace retort::orm {

/// `"name"`.
std::string quote(std::string_view name);
/// `"schema"."name"`, or `"name"` where the schema is empty.
std::string quote(std::string_view schema, std::string_view name);

}  // namespace retort::orm
