// Collations. Nothing in one can be altered: the old one makes way, and columns move over.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"
#include "catalog/type.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "collation.sql.inc"
    ;

class CollationKind final : public PlainKind<> {
 public:
  CollationKind()
      : PlainKind({.name = "collation",
                   .query = query,
                   .system_catalog = system_catalog::collation,
                   .replaced_beside = true,
                   .renamable = true},
                  "COLLATION") {}

  operation::Changes make_way(const Object& have) const override {
    return {rename_type("COLLATION", have, aside(have).name)};
  }
  operation::Changes drop_aside(const Object& have) const override {
    return {execute("DROP COLLATION " + base::quote_name(aside(have)))};
  }
};

}  // namespace

const Kind& collation_kind() {
  static const CollationKind kind;
  return kind;
}

}  // namespace retort::catalog
