// Access methods. Nothing in one can be altered.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "access_method.sql.inc"
    ;

}  // namespace

const Kind& access_method_kind() {
  static const PlainKind<> kind(
      {.name = "access method", .query = query, .system_catalog = system_catalog::access_method},
      "ACCESS METHOD");
  return kind;
}

}  // namespace retort::catalog
