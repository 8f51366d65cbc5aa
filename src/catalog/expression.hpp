// Expressions as the server prints them, as a renaming leaves them: for matching only.
#pragma once

#include <string>
#include <string_view>

#include <retort/definition.hpp>

namespace retort::catalog {

/// `expression` with the identifier `from` replaced by `to` wherever it stands, outside of string literals.
std::string rename_in_expression(std::string_view expression, std::string_view from, std::string_view to);

/// `text` with the qualified name of a relation or type replaced wherever it stands, literals included
/// (`nextval('public.a_id_seq'::regclass)`).
std::string rename_qualified(const std::string& text, const Name& from, const std::string& to);

}  // namespace retort::catalog
