// Operator classes. Nothing in one can be altered.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "operator_class.sql.inc"
    ;

}  // namespace

const Kind& operator_class_kind() {
  static const PlainKind<> kind({.name = "operator class",
                                 .query = query,
                                 .system_catalog = system_catalog::operator_class,
                                 .renamable = true},
                                "OPERATOR CLASS");
  return kind;
}

}  // namespace retort::catalog
