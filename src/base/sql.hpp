// Quoting. PostgreSQL's rules, applied without a server (The PostgreSQL manual, 4.1 Lexical Structure).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <retort/definition.hpp>

namespace retort::base {

/// `name` as SQL: bare if it is a plain lower-case identifier and no keyword that needs quotes, else in
/// double quotes.
std::string quote_identifier(std::string_view name);

/// `schema.name`, or `name` alone where the schema is empty; each part quoted as needed.
std::string quote_name(const Name& name);

/// Comma-separated quoted identifiers: `a, "b c"`.
std::string quote_list(const std::vector<std::string>& names);

/// A string literal that means `text` whatever standard_conforming_strings says.
std::string quote_literal(std::string_view text);

}  // namespace retort::base
