// Conversions between encodings. Nothing in one can be altered.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "conversion.sql.inc"
    ;

}  // namespace

const Kind& conversion_kind() {
  static const PlainKind<> kind(
      {.name = "conversion", .query = query, .system_catalog = system_catalog::conversion, .renamable = true},
      "CONVERSION");
  return kind;
}

}  // namespace retort::catalog
