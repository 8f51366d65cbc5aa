// Collations. Nothing in one can be altered.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "collation.sql.inc"
    ;

}  // namespace

const Kind& collation_kind() {
  static const PlainKind<> kind(
      {.name = "collation", .query = query, .system_catalog = system_catalog::collation}, "COLLATION");
  return kind;
}

}  // namespace retort::catalog
