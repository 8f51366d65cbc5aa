// Procedural languages that no extension brings.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "language.sql.inc"
    ;

}  // namespace

const Kind& language_kind() {
  static const PlainKind<> kind(
      {.name = "language", .query = query, .system_catalog = system_catalog::language, .renamable = true},
      "LANGUAGE");
  return kind;
}

}  // namespace retort::catalog
