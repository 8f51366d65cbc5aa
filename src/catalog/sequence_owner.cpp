// Which column owns a sequence. The server keeps this as a dependency of the sequence; here it is an object
// of its own, because the order needs it: sequence, table whose default uses it, owner.
#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "sequence_owner.sql.inc"
    ;

struct SequenceOwner : Object {
  Name table;
  std::string column;
};

operation::Changes change(const SequenceOwner& sequence, const Name& have, const std::string& have_column,
                          const Name& want, const std::string& want_column) {
  operation::AlterSequence alter;
  alter.from.name = alter.to.name = parent_name(sequence);
  alter.from.owner_table = have;
  alter.from.owner_column = have_column;
  alter.to.owner_table = want;
  alter.to.owner_column = want_column;
  return {{std::move(alter), {}, false, {}}};
}

class SequenceOwnerKind final : public KindOf<SequenceOwner> {
 public:
  SequenceOwnerKind()
      : KindOf({.name = "sequence owner", .query = query, .system_catalog = system_catalog::sequence_owner}) {
  }

  std::string comment_target(const Object&) const override { return {}; }
  bool follows(const Object&, const Object&, const Object&, const Catalog&) const override { return true; }

  std::shared_ptr<Object> renamed(const Object& object, const Renaming& renaming) const override {
    auto copy = std::static_pointer_cast<SequenceOwner>(Kind::renamed(object, renaming));
    const SequenceOwner& owner = as(object);
    if (owner.table != renaming.relation) return copy;
    if (!renaming.column.empty() && owner.column != renaming.column) return copy;
    if (!copy) copy = std::make_shared<SequenceOwner>(owner);
    (renaming.column.empty() ? copy->table.name : copy->column) = renaming.to;
    return copy;
  }

 protected:
  bool read_facts(SequenceOwner& owner, Fields& fields) const override {
    owner.table.schema = fields.text();
    owner.table.name = fields.text();
    owner.column = fields.text();
    const std::uint32_t table = fields.oid();
    owner.needs.push_back({system_catalog::relation, table, fields.number()});
    // Both must belong to the same role by then.
    for (const std::uint32_t relation : {table, owner.address.object}) {
      owner.needs.push_back({system_catalog::relation + system_catalog::owner, relation, 0});
    }
    return true;
  }

  Differences compare_facts(const SequenceOwner& have, const SequenceOwner& want) const override {
    Differences differences;
    differ(differences, "column", base::quote_name(have.table) + '.' + base::quote_identifier(have.column),
           base::quote_name(want.table) + '.' + base::quote_identifier(want.column));
    return differences;
  }

  operation::Changes create_one(const SequenceOwner& want) const override {
    return change(want, {}, {}, want.table, want.column);
  }
  operation::Changes alter_one(const SequenceOwner& have, const SequenceOwner& want,
                               const Catalog&) const override {
    return change(want, have.table, have.column, want.table, want.column);
  }
  operation::Changes drop_one(const SequenceOwner& have) const override {
    return change(have, have.table, have.column, {}, {});
  }
};

}  // namespace

OwningColumn owning_column(const Object& sequence_owner) {
  const auto& owner = static_cast<const SequenceOwner&>(sequence_owner);
  return {owner.table, owner.column};
}

const Kind& sequence_owner_kind() {
  static const SequenceOwnerKind kind;
  return kind;
}

}  // namespace retort::catalog
