// Range types. There is nothing to alter in one.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"
#include "catalog/type.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "range.sql.inc"
    ;

struct Range : Object {
  std::string options;
};

class RangeKind final : public KindOf<Range> {
 public:
  RangeKind()
      : KindOf({.name = "range type",
                .query = query,
                .system_catalog = system_catalog::type,
                .is_relation = true}) {}

  std::string comment_target(const Object& object) const override {
    return "TYPE " + base::quote_name(own_name(object));
  }
  operation::Changes renaming_changes(const Object& object, const Renaming& renaming) const override {
    return {rename_type("TYPE", object, renaming.to)};
  }

 protected:
  bool read_facts(Range& range, Fields& fields) const override {
    range.options = fields.text();
    return true;
  }
  Differences compare_facts(const Range& have, const Range& want) const override {
    Differences differences;
    differ(differences, "options", have.options, want.options);
    return differences;
  }
  operation::Changes create_one(const Range& want) const override {
    return {execute("CREATE TYPE " + base::quote_name(own_name(want)) + " AS RANGE (" + want.options + ")")};
  }
  operation::Changes drop_one(const Range& have) const override {
    return {execute("DROP TYPE " + base::quote_name(own_name(have)))};
  }
};

}  // namespace

const Kind& range_kind() {
  static const RangeKind kind;
  return kind;
}

}  // namespace retort::catalog
