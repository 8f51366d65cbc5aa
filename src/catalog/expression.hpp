// Expressions as the server prints them, for matching only: no SQL is made from the result.
#pragma once

#include <string>
#include <string_view>

namespace retort::catalog {

/// `expression` with the identifier `from` replaced by `to` wherever it stands, outside of string literals.
std::string rename_in_expression(std::string_view expression, std::string_view from, std::string_view to);

}  // namespace retort::catalog
