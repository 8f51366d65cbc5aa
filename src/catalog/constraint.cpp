// Constraints of tables. A primary key, unique or exclusion constraint includes its index.
#include <algorithm>
#include <map>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "catalog/constraint_text.hpp"
#include "catalog/expression.hpp"
#include "catalog/kinds.hpp"
#include "catalog/part.hpp"
#include "catalog/partition_key.hpp"
#include "catalog/storage.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "constraint.sql.inc"
    ;

struct Constraint : Part {
  operation::Constraint definition;  ///< Without name and comment.
  std::vector<std::string> storage;  ///< Of its index.
  std::string whole;       ///< The clause, if it says what `definition` cannot: NOT ENFORCED, temporal keys,
                           ///< what an exclusion constraint includes.
  std::string tablespace;  ///< Of its index; empty: that of the database.
  std::string index_comment;
  bool only = false;     ///< Not on every partition.
  std::string index_of;  ///< Quoted: the partitioned table's index that its own is a part of.
  std::map<std::string, bool>
      copies;  ///< Of a check that is not valid: whether it is in a table below (quoted).
  std::vector<std::uint32_t> below;  ///< Those tables.
};

// What ADD CONSTRAINT or a new table below leaves otherwise.
bool copies_can_follow(const Constraint& have, const Constraint& want) {
  return std::all_of(want.copies.begin(), want.copies.end(), [&](const auto& copy) {
    const auto old = have.copies.find(copy.first);
    return copy.second || (old != have.copies.end() && !old->second);
  });
}

bool is_invalid_check(const Constraint& constraint) {
  const auto* check = std::get_if<CheckConstraint>(&constraint.definition);
  return check && check->not_valid;
}

// The tables to which `constraint` is copied, and `among` as well, and where it is not valid.
std::string invalid_copies(const Constraint& constraint, const Constraint& among) {
  std::vector<std::string> names;
  for (const auto& [name, valid] : constraint.copies) {
    if (!valid && among.copies.contains(name)) names.push_back(name);
  }
  return base::join(names, ", ");
}

operation::Changes validate_copies(const Constraint& have, const Constraint& want) {
  operation::Changes changes;
  for (const auto& [name, valid] : want.copies) {
    const auto old = have.copies.find(name);
    if (valid && (old != have.copies.end() && !old->second))
      changes.push_back(
          execute("ALTER TABLE " + name + " VALIDATE CONSTRAINT " + base::quote_identifier(want.name.name)));
  }
  return changes;
}

Action action(const std::string& letter) {
  switch (letter.empty() ? 'a' : letter[0]) {
    case 'r':
      return Action::restrict;
    case 'c':
      return Action::cascade;
    case 'n':
      return Action::set_null;
    case 'd':
      return Action::set_default;
    default:
      return Action::no_action;
  }
}

operation::Constraint named(const Constraint& constraint) {
  operation::Constraint definition = constraint.definition;
  std::visit(
      [&](auto& one) {
        one.name = constraint.name.name;
        one.comment = constraint.comment;
      },
      definition);
  return definition;
}

std::string alter_table(const Constraint& constraint) {
  return "ALTER TABLE " + base::quote_name(parent_name(constraint));
}

// All fields of the row, of which each sort of constraint takes its own.
struct Row {
  std::string type;
  std::vector<std::string> columns;
  Deferral deferral;
  bool not_valid, no_inherit;
  std::string expression;
  Name referenced_table;
  std::vector<std::string> referenced_columns;
  Action on_update, on_delete;
  bool match_full;
  std::vector<std::string> on_delete_columns, include;
  bool nulls_not_distinct;
  std::string method;
  std::vector<std::string> elements;
  std::string predicate;

  explicit Row(Fields& fields) {
    type = fields.text();
    columns = fields.list();
    deferral.deferrable = fields.boolean();
    deferral.initially_deferred = fields.boolean();
    not_valid = fields.boolean();
    no_inherit = fields.boolean();
    expression = without_parentheses(fields.text());
    referenced_table.schema = fields.text();
    referenced_table.name = fields.text();
    referenced_columns = fields.list();
    on_update = action(fields.text());
    on_delete = action(fields.text());
    match_full = fields.boolean();
    on_delete_columns = fields.list();
    include = fields.list();
    nulls_not_distinct = fields.boolean();
    method = fields.text();
    elements = fields.list();
    predicate = without_parentheses(fields.text());
  }

  operation::Constraint definition() {
    if (type == "p") return PrimaryKey{{}, columns, include, deferral, {}};
    if (type == "u") return UniqueConstraint{{}, columns, include, nulls_not_distinct, deferral, {}};
    if (type == "c") return CheckConstraint{{}, expression, no_inherit, not_valid, {}};
    if (type == "x") return ExclusionConstraint{{}, method, elements, predicate, deferral, {}};
    return ForeignKey{{},        columns,           referenced_table, referenced_columns, on_delete,
                      on_update, on_delete_columns, match_full,       not_valid,          deferral,
                      {}};
  }
};

void rename_in(std::vector<std::string>& columns, const Renaming& renaming) {
  std::replace(columns.begin(), columns.end(), renaming.column, renaming.to);
}

// Whether a key can stand between two types while one side has changed to the other: they compare, and values
// stay as they are or do not fit.
bool have_operators(const std::string& one, const std::string& other) {
  const auto is_number = [](const std::string& type) {
    return type == "smallint" || type == "integer" || type == "bigint";
  };
  const auto is_text = [](const std::string& type) {
    return type == "text" || type.starts_with("character varying");
  };
  return (is_number(one) && is_number(other)) || (is_text(one) && is_text(other));
}

class ConstraintKind final : public KindOf<Constraint> {
 public:
  ConstraintKind()
      : KindOf({.name = "constraint",
                .query = query,
                .system_catalog = system_catalog::constraint,
                .joins_parent = true,
                .comment_inline = true}) {}

  std::string comment_target(const Object& object) const override {
    return "CONSTRAINT " + base::quote_identifier(object.name.name) + " ON " +
           base::quote_name(parent_name(object));
  }

  operation::Changes rename(const Object& have, const Object& want) const override {
    return {{operation::RenameConstraint{parent_name(want), have.name.name, want.name.name}, {}, false, {}}};
  }

  // The server rebuilds constraints with their columns. A foreign key has to have an operator between old and
  // new type at every moment.
  bool follows(const Object& dependent, const Object& have, const Object& want,
               const Catalog& catalog) const override {
    if (!std::holds_alternative<ForeignKey>(as(dependent).definition)) return true;
    for (const operation::Change& change : have.kind->alter(have, want, catalog)) {
      const auto* alter = std::get_if<operation::AlterColumn>(&change.operation);
      if (alter && !alter->type.empty() && have.kind->disturbs(have, want)) {
        return alter->using_sql.empty() && alter->collation.empty() &&
               have_operators(column_type(have), alter->type);
      }
    }
    return false;
  }

  ObjectPtr alone(const ObjectPtr& object) const override {
    if (as(*object).part_of.empty()) return object;
    auto copy = std::make_shared<Constraint>(as(*object));
    copy->part_of.clear();
    return copy;
  }

  std::string expressions(const Object& object) const override { return text_of(as(object).definition); }
  bool has_expression(const Object& object) const override {
    const operation::Constraint& definition = as(object).definition;
    return std::holds_alternative<CheckConstraint>(definition) ||
           std::holds_alternative<ExclusionConstraint>(definition);
  }

  bool fold(const Object& child, operation::Change& parent) const override;
  std::shared_ptr<Object> renamed(const Object& object, const Renaming& renaming) const override;

 protected:
  bool read_facts(Constraint& constraint, Fields& fields) const override {
    Row row(fields);
    constraint.definition = row.definition();
    constraint.storage = fields.list();
    constraint.whole = fields.text();
    if (row.type == "x" && !row.include.empty() && constraint.whole.empty())
      constraint.whole = text_of(constraint.definition, row.include);
    constraint.tablespace = fields.text();
    constraint.origin = read_origin(fields);
    constraint.index_comment = fields.text();
    constraint.only = fields.boolean();
    // A partition that came later would get it.
    for (const std::string& partition : fields.list())
      constraint.comes_after.push_back(
          {system_catalog::relation, static_cast<std::uint32_t>(std::stoul(partition)), 0});
    constraint.index_of = fields.text();
    constraint.without = fields.list();
    constraint.part_of = fields.text();
    constraint.twin = read_twin(fields);
    const std::uint32_t index = fields.oid();
    const std::uint32_t key = fields.oid();
    if (key != 0) constraint.needs.push_back({system_catalog::constraint, key, 0});
    if (key == 0 && index != 0) constraint.needs.push_back({system_catalog::relation, index, 0});
    for (const std::string& table : fields.list())
      constraint.below.push_back(static_cast<std::uint32_t>(std::stoul(table)));
    const auto names = fields.list();
    const auto valid = fields.list();
    for (std::size_t i = 0; i < names.size(); ++i) constraint.copies.emplace(names[i], valid[i] == "true");
    const bool has_index = !std::holds_alternative<CheckConstraint>(constraint.definition) &&
                           !std::holds_alternative<ForeignKey>(constraint.definition);
    if (has_index) constraint.claims.push_back(constraint.name.name);
    // A table has room for one; no relation can have a name with a zero byte.
    if (std::holds_alternative<PrimaryKey>(constraint.definition)) {
      constraint.claims.push_back(constraint.name.parent + '\0' + "primary key");
    }
    return true;
  }

  Differences compare_facts(const Constraint& have, const Constraint& want) const override {
    Differences differences;
    if (have.definition != want.definition) {
      differ(differences, "definition", text_of(have.definition), text_of(want.definition));
    }
    differ(differences, "storage", storage_list(have.storage), storage_list(want.storage));
    differ(differences, "clause", have.whole, want.whole);
    differ(differences, "tablespace", have.tablespace, want.tablespace);
    differ(differences, "comment on the index", have.index_comment, want.index_comment);
    // What is made later is not taken in.
    if (!want.twin.root.empty()) differ(differences, "not the part of", have.twin.root, want.twin.root);
    differ(differences, "key of the partitioned table", have.part_of, want.part_of);
    if (loses_parts(have, want))
      differ(differences, "not on", base::join(have.without, ", "), base::join(want.without, ", "));
    if (is_invalid_check(have) && is_invalid_check(want))
      differ(differences, "not valid in", invalid_copies(have, want), invalid_copies(want, want));
    return differences;
  }

  operation::Changes create_one(const Constraint& want) const override {
    if (want.brought) return name_what_came(want);
    operation::Changes changes{{operation::AddConstraint{parent_name(want), named(want)}, {}, false, {}}};
    if (!want.whole.empty()) {
      const std::string alter =
          want.only ? "ALTER TABLE ONLY " + base::quote_name(parent_name(want)) : alter_table(want);
      changes = {
          execute(alter + " ADD CONSTRAINT " + base::quote_identifier(want.name.name) + ' ' + want.whole)};
      if (!want.comment.empty()) {
        changes.push_back({operation::SetComment{comment_target(want), want.comment}, {}, false, {}});
      }
    }
    Constraint made;
    for (const auto& [name, valid] : want.copies) made.copies.emplace(name, false);
    for (operation::Change& change : validate_copies(made, want)) changes.push_back(std::move(change));
    if (!want.part_of.empty()) changes.push_back(attach(want, want.part_of));
    set_storage(made, want, changes);
    return changes;
  }

  operation::Changes alter_one(const Constraint& have, const Constraint& want, const Catalog&) const override;

  operation::Changes drop_one(const Constraint& have) const override {
    return {{operation::DropConstraint{parent_name(have), have.name.name}, {}, false, {}}};
  }

 private:
  // The constraint of a partition that has come with that of its table.
  operation::Changes name_what_came(const Constraint& want) const {
    operation::Changes changes{rename_part(want, want.part_of, want.name.name)};
    if (!want.comment.empty())
      changes.push_back({operation::SetComment{comment_target(want), want.comment}, {}, false, {}});
    set_storage({}, want, changes);
    return changes;
  }
  static void set_storage(const Constraint& have, const Constraint& want, operation::Changes& changes) {
    const Name index{want.name.schema, want.name.name};
    for (std::string& sql :
         storage_statements("INDEX " + base::quote_name(index), have.storage, want.storage)) {
      changes.push_back(execute(std::move(sql)));
    }
    if (have.index_comment != want.index_comment)
      changes.push_back(
          {operation::SetComment{"INDEX " + base::quote_name(index), want.index_comment}, {}, false, {}});
    if (have.tablespace != want.tablespace) {
      changes.push_back(execute("ALTER INDEX " + base::quote_name(index) + " SET TABLESPACE " +
                                (want.tablespace.empty() ? "pg_default" : want.tablespace)));
    }
  }
};

// CREATE TABLE makes one constraint of two that need the same index.
bool merged_by_server(const TableDefinition& table, const operation::Constraint& constraint) {
  const auto same_columns = [](const auto& all, const std::vector<std::string>& columns) {
    return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.columns == columns; });
  };
  const auto* key = std::get_if<PrimaryKey>(&constraint);
  const auto* unique = std::get_if<UniqueConstraint>(&constraint);
  if (!key && !unique) return false;
  const std::vector<std::string>& columns = key ? key->columns : unique->columns;
  return same_columns(table.primary_key, columns) || same_columns(table.unique_constraints, columns);
}

bool ConstraintKind::fold(const Object& child, operation::Change& parent) const {
  auto* create = std::get_if<operation::CreateTable>(&parent.operation);
  const Constraint& constraint = as(child);
  if (!create || !constraint.part_of.empty() || !constraint.storage.empty() || !constraint.whole.empty() ||
      !constraint.tablespace.empty() || !constraint.index_comment.empty()) {
    return false;
  }
  operation::Constraint definition = named(constraint);
  // CREATE TABLE takes NOT VALID and ignores it.
  if (auto* key = std::get_if<ForeignKey>(&definition); key && key->not_valid) return false;
  if (auto* check = std::get_if<CheckConstraint>(&definition); check && check->not_valid) return false;
  TableDefinition& table = create->table;
  if (merged_by_server(table, definition)) return false;
  if (auto* key = std::get_if<PrimaryKey>(&definition)) table.primary_key.push_back(std::move(*key));
  if (auto* unique = std::get_if<UniqueConstraint>(&definition)) {
    table.unique_constraints.push_back(std::move(*unique));
  }
  if (auto* check = std::get_if<CheckConstraint>(&definition)) table.checks.push_back(std::move(*check));
  if (auto* key = std::get_if<ForeignKey>(&definition)) table.foreign_keys.push_back(std::move(*key));
  if (auto* exclusion = std::get_if<ExclusionConstraint>(&definition)) {
    table.exclusions.push_back(std::move(*exclusion));
  }
  return true;
}

operation::Changes ConstraintKind::alter_one(const Constraint& have, const Constraint& want,
                                             const Catalog&) const {
  operation::Changes changes;
  if (have.whole != want.whole || (!want.twin.root.empty() && have.twin != want.twin) ||
      loses_parts(have, want) || (!have.part_of.empty() && have.part_of != want.part_of))
    return {};
  if (have.part_of != want.part_of) changes.push_back(attach(want, want.part_of));
  if (is_invalid_check(have) && is_invalid_check(want)) {
    if (!copies_can_follow(have, want)) return {};
    changes = validate_copies(have, want);
  }
  if (have.definition != want.definition) {
    // What ALTER can do: validate, and defer a foreign key.
    operation::Constraint reached = have.definition;
    if (auto* key = std::get_if<ForeignKey>(&reached)) {
      const auto* goal = std::get_if<ForeignKey>(&want.definition);
      if (goal && !goal->not_valid) key->not_valid = false;
      if (goal) key->deferral = goal->deferral;
    }
    if (auto* check = std::get_if<CheckConstraint>(&reached)) {
      const auto* goal = std::get_if<CheckConstraint>(&want.definition);
      if (goal && !goal->not_valid) check->not_valid = false;
    }
    if (reached != want.definition) return {};
    if (deferral(have.definition) != deferral(want.definition)) {
      const Deferral& goal = deferral(want.definition);
      changes.push_back(execute(alter_table(want) + " ALTER CONSTRAINT " +
                                base::quote_identifier(want.name.name) +
                                (goal.deferrable ? clause(goal) : std::string(" NOT DEFERRABLE"))));
      // DEFERRABLE alone leaves INITIALLY as it was.
      if (goal.deferrable && !goal.initially_deferred) {
        std::get<operation::Execute>(changes.back().operation).sql += " INITIALLY IMMEDIATE";
      }
    }
    const std::string before = text_of(have.definition);
    if (before.ends_with("NOT VALID") && !text_of(want.definition).ends_with("NOT VALID")) {
      changes.push_back({operation::ValidateConstraint{parent_name(want), want.name.name}, {}, false, {}});
    }
  }
  set_storage(have, want, changes);
  return changes;
}

std::shared_ptr<Object> ConstraintKind::renamed(const Object& object, const Renaming& renaming) const {
  auto copy = std::static_pointer_cast<Constraint>(Kind::renamed(object, renaming));
  Constraint changed = copy ? *copy : as(object);
  const bool own = parent_name(object) == renaming.relation;
  std::visit(
      [&](auto& one) {
        if constexpr (requires { one.columns; }) {
          if (own && !renaming.column.empty()) rename_in(one.columns, renaming);
        }
        if constexpr (requires { one.include; }) {
          if (own && !renaming.column.empty()) rename_in(one.include, renaming);
        }
        if constexpr (requires { one.referenced_table; }) {
          if (own && !renaming.column.empty()) rename_in(one.on_delete_columns, renaming);
          if (one.referenced_table == renaming.relation) {
            if (renaming.column.empty()) {
              one.referenced_table.name = renaming.to;
            } else {
              rename_in(one.referenced_columns, renaming);
            }
          }
        }
        if constexpr (requires { one.expression; }) {
          if (own && !renaming.column.empty()) {
            one.expression = rename_in_expression(one.expression, renaming.column, renaming.to);
          }
        }
      },
      changed.definition);
  if (const auto below = changed.copies.extract(base::quote_name(renaming.relation));
      below && renaming.column.empty())
    changed.copies.emplace(base::quote_name({renaming.relation.schema, renaming.to}), below.mapped());
  if (!copy && changed.definition == as(object).definition && changed.copies == as(object).copies)
    return nullptr;
  return std::make_shared<Constraint>(std::move(changed));
}

}  // namespace

std::optional<Name> referenced_table(const Object& constraint) {
  const auto* key = std::get_if<ForeignKey>(&static_cast<const Constraint&>(constraint).definition);
  return key ? std::optional(key->referenced_table) : std::nullopt;
}

std::vector<Address> constraint_waits_for(const Object& object) {
  std::vector<Address> tables;
  for (const std::uint32_t table : static_cast<const Constraint&>(object).below)
    tables.push_back({system_catalog::relation, table, 0});
  return tables;
}

bool is_copied_not_valid(const Object& object) {
  return object.origin == Origin::parents && is_invalid_check(static_cast<const Constraint&>(object));
}

std::string index_above(const Object& constraint) {
  return static_cast<const Constraint&>(constraint).index_of;
}

const Kind& constraint_kind() {
  static const ConstraintKind kind;
  return kind;
}

}  // namespace retort::catalog
