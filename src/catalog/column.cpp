// Columns. Their defaults are objects of their own (default.cpp); the sequence of an identity column is part
// of it.
#include "base/sql.hpp"
#include "catalog/catalog.hpp"
#include "catalog/expression.hpp"
#include "catalog/kinds.hpp"
#include "catalog/sequence_options.hpp"
#include "catalog/type_change.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "column.sql.inc"
    ;

struct Column : Object {
  ColumnDefinition definition;  ///< Without default and comment.
  std::string base_type;        ///< Without modifiers.
  bool virtual_generated = false;
  std::string identity_sequence;
};

std::string identity_text(const Column& column) {
  if (column.definition.identity == Identity::none) return {};
  return column.definition.identity == Identity::always ? "always" : "by default";
}

ColumnDefinition full_definition(const Column& column) {
  ColumnDefinition definition = column.definition;
  definition.name = column.name.name;
  definition.comment = column.comment;
  return definition;
}

bool type_differs(const Column& have, const Column& want) {
  return have.definition.type != want.definition.type ||
         have.definition.collation != want.definition.collation;
}

class ColumnKind final : public KindOf<Column> {
 public:
  ColumnKind()
      : KindOf({.name = "column",
                .query = query,
                .system_catalog = system_catalog::relation,
                .part_of_parent = true,
                .named_after_column = true,
                .holds_data = true,
                .comment_inline = true}) {}

  std::string comment_target(const Object& object) const override {
    return "COLUMN " + base::quote_name(parent_name(object)) + '.' + base::quote_identifier(object.name.name);
  }

  std::string expressions(const Object& object) const override { return as(object).definition.generated; }
  bool rebuildable(const Object& object) const override { return !as(object).definition.generated.empty(); }
  bool disturbs(const Object& have, const Object& want) const override {
    return type_differs(as(have), as(want));
  }

  bool fold(const Object& child, operation::Change& parent) const override {
    auto* create = std::get_if<operation::CreateTable>(&parent.operation);
    if (!create) return false;
    create->table.columns.push_back(full_definition(as(child)));
    return true;
  }

  operation::Changes move_over(const Object& have, const Object& want,
                               const Catalog& catalog) const override {
    operation::Changes changes = alter_one(as(have), as(want), catalog);
    for (const operation::Change& change : changes) {
      const auto* alter = std::get_if<operation::AlterColumn>(&change.operation);
      if (alter && !alter->type.empty()) return changes;
    }
    const Column& column = as(want);
    operation::AlterColumn alter;
    alter.table = parent_name(column);
    alter.column = column.name.name;
    alter.type = column.definition.type;
    alter.using_sql = base::quote_identifier(column.name.name) + "::text::" + alter.type;
    changes.insert(changes.begin(),
                   {std::move(alter), "fails if a row holds a value that the new type has not", true, {}});
    return changes;
  }

  std::shared_ptr<Object> renamed(const Object& object, const Renaming& renaming) const override;
  operation::Changes renaming_changes(const Object& object, const Renaming& renaming) const override {
    return {{operation::RenameColumn{parent_name(object), object.name.name, renaming.to}, {}, false, {}}};
  }

 protected:
  bool read_facts(Column& column, Fields& fields) const override;
  Differences compare_facts(const Column& have, const Column& want) const override;

  operation::Changes create_one(const Column& want) const override {
    operation::Change change{operation::AddColumn{parent_name(want), full_definition(want)}, {}, false, {}};
    const ColumnDefinition& column = want.definition;
    if (!column.nullable && column.generated.empty() && column.identity == Identity::none) {
      change.comment = "fails if the table has rows: there is no value for them";
    }
    return {std::move(change)};
  }

  operation::Changes alter_one(const Column& have, const Column& want, const Catalog& catalog) const override;

  operation::Changes drop_one(const Column& have) const override {
    const bool stored = have.definition.generated.empty();
    return {{operation::DropColumn{parent_name(have), have.name.name},
             stored ? "drops the column and its values" : "",
             stored,
             {}}};
  }
};

std::shared_ptr<Object> ColumnKind::renamed(const Object& object, const Renaming& renaming) const {
  auto copy = std::static_pointer_cast<Column>(Kind::renamed(object, renaming));
  const ColumnDefinition& definition = as(object).definition;
  if (!renaming.column.empty()) {
    if (parent_name(object) != renaming.relation || definition.generated.empty()) return copy;
    if (!copy) copy = std::make_shared<Column>(as(object));
    copy->definition.generated = rename_in_expression(definition.generated, renaming.column, renaming.to);
    return copy;
  }
  std::string type = rename_qualified(definition.type, renaming.relation, renaming.to);
  if (type == definition.type) return copy;
  if (!copy) copy = std::make_shared<Column>(as(object));
  copy->definition.type = std::move(type);
  copy->base_type = rename_qualified(copy->base_type, renaming.relation, renaming.to);
  return copy;
}

bool ColumnKind::read_facts(Column& column, Fields& fields) const {
  ColumnDefinition& definition = column.definition;
  definition.type = fields.text();
  column.base_type = fields.text();
  definition.nullable = !fields.boolean();
  definition.generated = without_parentheses(fields.text());
  column.virtual_generated = fields.boolean();
  const std::string identity = fields.text();
  definition.identity = identity == "a"   ? Identity::always
                        : identity == "d" ? Identity::by_default
                                          : Identity::none;
  column.identity_sequence = fields.text();
  if (!column.identity_sequence.empty()) column.claims.push_back(column.identity_sequence);
  definition.identity_options = read_sequence_options(fields, column.base_type);
  definition.collation = fields.text();
  return true;
}

Differences ColumnKind::compare_facts(const Column& have, const Column& want) const {
  const ColumnDefinition& h = have.definition;
  const ColumnDefinition& w = want.definition;
  Differences differences;
  differ(differences, "type", h.type, w.type);
  differ(differences, "collation", h.collation, w.collation);
  differ(differences, "nullable", h.nullable, w.nullable);
  differ(differences, "generated", h.generated, w.generated);
  differ(differences, "virtual", have.virtual_generated, want.virtual_generated);
  if (h.identity != w.identity) differ(differences, "identity", identity_text(have), identity_text(want));
  if (h.identity_options != w.identity_options) {
    differ(differences, "identity options", catalog::describe(h.identity_options),
           catalog::describe(w.identity_options));
  }
  differ(differences, "identity sequence", have.identity_sequence, want.identity_sequence);
  return differences;
}

// Options and name of the sequence of a column that has and keeps its identity.
void alter_identity_sequence(const Column& have, const Column& want, operation::Changes& changes) {
  const Name name{want.name.schema, have.identity_sequence};
  if (have.definition.identity_options != want.definition.identity_options) {
    operation::AlterSequence alter;
    alter.from.name = alter.to.name = name;
    alter.from.options = have.definition.identity_options;
    alter.to.options = want.definition.identity_options;
    changes.push_back({std::move(alter), {}, false, {}});
  }
  if (have.identity_sequence != want.identity_sequence) {
    changes.push_back(execute("ALTER SEQUENCE " + base::quote_name(name) + " RENAME TO " +
                              base::quote_identifier(want.identity_sequence)));
  }
}

// Sets the sequence of a column that has just become an identity column; nothing happens without rows.
std::string continue_numbers(const Column& column) {
  const std::string table = base::quote_name(parent_name(column));
  return "SELECT setval(pg_get_serial_sequence(" + base::quote_literal(table) + ", " +
         base::quote_literal(column.name.name) + "), max(" + base::quote_identifier(column.name.name) +
         ")) FROM " + table;
}

operation::Changes ColumnKind::alter_one(const Column& have, const Column& want,
                                         const Catalog& catalog) const {
  const ColumnDefinition& h = have.definition;
  const ColumnDefinition& w = want.definition;
  if (!w.generated.empty() &&
      (h.generated != w.generated || have.virtual_generated != want.virtual_generated)) {
    return {};
  }
  operation::Change change;
  operation::AlterColumn alter;
  alter.table = parent_name(want);
  alter.column = want.name.name;
  alter.drop_expression = h.generated != w.generated;
  if (alter.drop_expression && have.virtual_generated) return {};
  if (type_differs(have, want)) {
    alter.type = w.type;
    alter.collation = w.collation;
    alter.using_sql = conversion(catalog, want.name.name, {h.type, have.base_type}, {w.type, want.base_type});
    if (!w.generated.empty() && !alter.using_sql.empty()) return {};
    change.comment = type_comment(catalog, {h.type, have.base_type}, {w.type, want.base_type});
    change.loses_data = !change.comment.empty();
  }
  if (h.nullable != w.nullable) {
    using Nullability = operation::AlterColumn::Nullability;
    alter.nullability = w.nullable ? Nullability::nullable : Nullability::not_null;
    if (!w.nullable && change.comment.empty()) change.comment = "fails if a row has no value";
  }
  const bool both = h.identity != Identity::none && w.identity != Identity::none;
  if (h.identity != w.identity) {
    alter.had_identity = both;
    alter.set_identity = w.identity != Identity::none;
    alter.drop_identity = w.identity == Identity::none;
    alter.identity = w.identity;
    if (!both) alter.identity_options = w.identity_options;
  }
  operation::Changes changes;
  const bool nothing =
      alter.type.empty() && h.nullable == w.nullable && h.identity == w.identity && !alter.drop_expression;
  if (!nothing) {
    change.operation = std::move(alter);
    changes.push_back(std::move(change));
  }
  if (h.identity == Identity::none && w.identity != Identity::none) {
    changes.push_back(execute(continue_numbers(want)));
    changes.back().comment = "numbers go on after the highest one";
  }
  if (both) alter_identity_sequence(have, want, changes);
  return changes;
}

}  // namespace

const Kind& column_kind() {
  static const ColumnKind kind;
  return kind;
}

}  // namespace retort::catalog
