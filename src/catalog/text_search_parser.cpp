// Text search parsers. Nothing in one can be altered.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "text_search_parser.sql.inc"
    ;

}  // namespace

const Kind& text_search_parser_kind() {
  static const PlainKind<> kind({.name = "text search parser",
                                 .query = query,
                                 .system_catalog = system_catalog::text_search_parser,
                                 .renamable = true},
                                "TEXT SEARCH PARSER");
  return kind;
}

}  // namespace retort::catalog
