// What a table or partition says of a column that it inherits: that it is NOT NULL, and a comment.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "inherited_column.sql.inc"
    ;

/// Added to the catalog of its address.
constexpr std::uint32_t own_address = 4'000'000;

struct InheritedColumn : Object {
  bool not_null = false;  ///< Beyond what is inherited.
  bool in_key = false;    ///< Its own primary key sets that.
  bool above = false;     ///< The tables below have to follow: partitions, and from version 18 on all.
};

operation::Changes set(const InheritedColumn& column, std::string_view words) {
  return {execute((column.above ? "ALTER TABLE " : "ALTER TABLE ONLY ") +
                  base::quote_name(parent_name(column)) + " ALTER COLUMN " +
                  base::quote_identifier(column.name.name) + std::string(words))};
}

class InheritedColumnKind final : public KindOf<InheritedColumn> {
 public:
  InheritedColumnKind()
      : KindOf({.name = "inherited column",
                .query = query,
                .system_catalog = system_catalog::relation,
                .named_after_column = true}) {}

  std::string comment_target(const Object& object) const override {
    return "COLUMN " + base::quote_name(parent_name(object)) + '.' + base::quote_identifier(object.name.name);
  }
  ObjectPtr alone(const ObjectPtr&) const override { return nullptr; }
  bool follows(const Object&, const Object&, const Object&, const Catalog&) const override { return true; }

 protected:
  bool read_facts(InheritedColumn& column, Fields& fields) const override {
    // Not the address of the column: what belongs to that belongs to the table here.
    column.address.catalog += own_address;
    const bool own = fields.boolean();
    const bool inherited = fields.boolean();
    column.in_key = fields.boolean();
    column.above = fields.boolean();
    column.not_null = own && !inherited;
    const std::uint32_t parent = fields.oid();
    column.needs.push_back({system_catalog::relation, parent, fields.number()});
    return true;
  }
  Differences compare_facts(const InheritedColumn& have, const InheritedColumn& want) const override {
    Differences differences;
    differ(differences, "not null", have.not_null, want.not_null);
    return differences;
  }
  operation::Changes create_one(const InheritedColumn& want) const override {
    return want.not_null && !want.in_key ? set(want, " SET NOT NULL") : operation::Changes();
  }
  operation::Changes alter_one(const InheritedColumn&, const InheritedColumn& want,
                               const Catalog&) const override {
    return set(want, want.not_null ? " SET NOT NULL" : " DROP NOT NULL");
  }
  operation::Changes drop_one(const InheritedColumn& have) const override {
    operation::Changes changes = have.not_null ? set(have, " DROP NOT NULL") : operation::Changes();
    if (!have.comment.empty()) {
      changes.push_back({operation::SetComment{comment_target(have), {}}, {}, false, {}});
    }
    return changes;
  }
};

}  // namespace

std::shared_ptr<Object> comment_alone(const Object& inherited_column) {
  auto copy = std::make_shared<InheritedColumn>(static_cast<const InheritedColumn&>(inherited_column));
  copy->not_null = false;
  return copy;
}

const Kind& inherited_column_kind() {
  static const InheritedColumnKind kind;
  return kind;
}

}  // namespace retort::catalog
