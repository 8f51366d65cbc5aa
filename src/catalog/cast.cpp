// Casts that somebody made.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "cast.sql.inc"
    ;

}  // namespace

const Kind& cast_kind() {
  static const PlainKind<> kind({.name = "cast", .query = query, .system_catalog = system_catalog::cast},
                                "CAST");
  return kind;
}

}  // namespace retort::catalog
