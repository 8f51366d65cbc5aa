// Expressions as the server prints them, told apart into tokens but not understood.
#pragma once

#include <string>
#include <string_view>

#include <retort/definition.hpp>

namespace retort::catalog {

/// `expression` without the parentheses that enclose all of it, which the server prints around operators.
std::string without_parentheses(std::string_view expression);

/// `expression` with the identifier `from` replaced by `to` wherever it stands, outside of string literals:
/// for matching only.
std::string rename_in_expression(std::string_view expression, std::string_view from, std::string_view to);

/// `text` with the qualified name of a relation or type replaced wherever it stands, literals included
/// (`nextval('public.a_id_seq'::regclass)`).
std::string rename_qualified(const std::string& text, const Name& from, const std::string& to);

}  // namespace retort::catalog
