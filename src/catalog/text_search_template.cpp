// Text search templates. Nothing in one can be altered.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "text_search_template.sql.inc"
    ;

}  // namespace

const Kind& text_search_template_kind() {
  static const PlainKind<> kind({.name = "text search template",
                                 .query = query,
                                 .system_catalog = system_catalog::text_search_template,
                                 .renamable = true},
                                "TEXT SEARCH TEMPLATE");
  return kind;
}

}  // namespace retort::catalog
