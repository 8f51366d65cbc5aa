// What a table or partition says of a column that it inherits: that it is NOT NULL, an identity, and a
// comment.
#include "base/sql.hpp"
#include "catalog/identity.hpp"
#include "catalog/kinds.hpp"
#include "catalog/sequence_options.hpp"

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
  ColumnIdentity identity;
  bool above = false;  ///< The tables below have to follow: partitions, and from version 18 on all.
};

operation::Changes set(const InheritedColumn& column, std::string_view words) {
  return {execute((column.above ? "ALTER TABLE " : "ALTER TABLE ONLY ") +
                  base::quote_name(parent_name(column)) + " ALTER COLUMN " +
                  base::quote_identifier(column.name.name) + std::string(words))};
}

// What the column itself takes, as one of the table's own does.
operation::AlterColumn alter_of(const InheritedColumn& column) {
  operation::AlterColumn alter;
  alter.table = parent_name(column);
  alter.column = column.name.name;
  return alter;
}

void change_identity(const InheritedColumn& have, const InheritedColumn& want, operation::Changes& changes) {
  const ColumnIdentity& h = have.identity;
  const ColumnIdentity& w = want.identity;
  const bool both = h.kind != Identity::none && w.kind != Identity::none;
  if (h.kind != w.kind) {
    operation::AlterColumn alter = alter_of(want);
    alter.had_identity = both;
    alter.set_identity = w.kind != Identity::none;
    alter.drop_identity = w.kind == Identity::none;
    alter.identity = w.kind;
    if (!both) alter.identity_options = identity_options(want, w);
    changes.push_back({std::move(alter), {}, false, {}});
  }
  if (both) alter_identity_sequence(want, h, w, changes);
  if (h.kind == Identity::none && w.kind != Identity::none) changes.push_back(continue_numbers(want));
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
    const std::string identity = fields.text();
    if (!identity.empty()) column.identity.kind = identity == "a" ? Identity::always : Identity::by_default;
    column.identity.sequence = fields.text();
    // It takes no default beside it: the lack of the parents' comes before (default.sql).
    if (column.identity.kind != Identity::none)
      column.needs.push_back({system_catalog::default_value, column.address.object, column.address.part});
    if (!column.identity.sequence.empty()) column.claims.push_back(column.identity.sequence);
    column.identity.base_type = fields.text();
    column.identity.options = read_sequence_options(fields, column.identity.base_type);
    return true;
  }
  Differences compare_facts(const InheritedColumn& have, const InheritedColumn& want) const override {
    Differences differences;
    differ(differences, "not null", have.not_null, want.not_null);
    compare_identity(have.identity, want.identity, differences);
    return differences;
  }
  operation::Changes create_one(const InheritedColumn& want) const override {
    operation::Changes changes =
        want.not_null && !want.in_key ? set(want, " SET NOT NULL") : operation::Changes();
    change_identity(InheritedColumn(), want, changes);
    return changes;
  }
  operation::Changes alter_one(const InheritedColumn& have, const InheritedColumn& want,
                               const Catalog&) const override {
    operation::Changes changes;
    if (!have.not_null && want.not_null) changes = set(want, " SET NOT NULL");
    change_identity(have, want, changes);
    if (have.not_null && !want.not_null) changes.push_back(set(want, " DROP NOT NULL").front());
    return changes;
  }
  operation::Changes drop_one(const InheritedColumn& have) const override {
    InheritedColumn without = have;
    without.identity = {};
    operation::Changes changes;
    change_identity(have, without, changes);
    if (have.not_null) changes.push_back(set(have, " DROP NOT NULL").front());
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
  copy->identity = {};
  return copy;
}

const Kind& inherited_column_kind() {
  static const InheritedColumnKind kind;
  return kind;
}

}  // namespace retort::catalog
