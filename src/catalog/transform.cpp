// Transforms, which CREATE OR REPLACE alters.
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "transform.sql.inc"
    ;

class TransformKind final : public PlainKind<> {
 public:
  TransformKind()
      : PlainKind({.name = "transform", .query = query, .system_catalog = system_catalog::transform},
                  "TRANSFORM") {}

 protected:
  operation::Changes alter_one(const Plain&, const Plain& want, const Catalog&) const override {
    return {execute("CREATE OR REPLACE " + want.definition)};
  }
};

}  // namespace

const Kind& transform_kind() {
  static const TransformKind kind;
  return kind;
}

}  // namespace retort::catalog
