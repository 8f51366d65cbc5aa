// NOT NULL constraints that have something of their own (PostgreSQL 18): a name, NO INHERIT, NOT VALID. All
// others are part of their column, which makes this one too, under the usual name.
#include <algorithm>
#include <map>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "not_null.sql.inc"
    ;

struct NotNull : Object {
  std::string column;
  bool no_inherit = false;
  bool not_valid = false;
  bool typed = false;                  ///< Of a table OF a type: the server renames nothing there.
  std::map<std::string, bool> copies;  ///< If it is not valid: whether it is in a table below (quoted).
  std::vector<Address> below;          ///< Those tables.
};

std::string alter_statement(const NotNull& one) {
  return "ALTER TABLE " + base::quote_name(parent_name(one)) + ' ';
}

std::string usual_name(const NotNull& one) {
  return usual_not_null_name(one.name.parent, one.column);
}

bool has_own_not_null(const Catalog& catalog, const Object& column) {
  return std::any_of(catalog.objects.begin(), catalog.objects.end(), [&](const ObjectPtr& object) {
    return object->kind == &not_null_kind() && parent_name(*object) == parent_name(column) &&
           static_cast<const NotNull&>(*object).column == column.name.name;
  });
}

// Whether the server made the name because the usual one was taken, and so has made it now, perhaps.
bool has_number(const NotNull& one) {
  const std::string usual = usual_name(one);
  const std::string& name = one.name.name;
  return name.size() > usual.size() && name.starts_with(usual) &&
         name.find_first_not_of("0123456789", usual.size()) == std::string::npos;
}

std::string clause(const NotNull& one) {
  return "CONSTRAINT " + base::quote_identifier(one.name.name) + " NOT NULL";
}

operation::Changes validate_copies(const NotNull& want, const std::map<std::string, bool>& have) {
  operation::Changes changes;
  for (const auto& [table, valid] : want.copies) {
    const auto old = have.find(table);
    if (valid && (old == have.end() || !old->second)) {
      changes.push_back(
          execute("ALTER TABLE " + table + " VALIDATE CONSTRAINT " + base::quote_identifier(want.name.name)));
    }
  }
  return changes;
}

std::string valid_copies(const NotNull& one, const NotNull& among) {
  std::vector<std::string> tables;
  for (const auto& [table, valid] : one.copies) {
    if (valid && among.copies.contains(table)) tables.push_back(table);
  }
  return base::join(tables, ", ");
}

operation::Changes make(const NotNull& want) {
  const std::string name = base::quote_identifier(want.name.name);
  const std::string column = base::quote_identifier(want.column);
  operation::Changes changes;
  const bool renames = want.name.name != usual_name(want);
  if (want.not_valid || want.no_inherit || (renames && (want.typed || has_number(want)))) {
    changes.push_back(execute(alter_statement(want) + "ALTER COLUMN " + column + " DROP NOT NULL"));
    changes.push_back(execute(alter_statement(want) + "ADD " + clause(want) + ' ' + column +
                              (want.no_inherit ? " NO INHERIT" : "") + (want.not_valid ? " NOT VALID" : "")));
    for (operation::Change& change : validate_copies(want, {})) changes.push_back(std::move(change));
  } else if (renames) {
    changes.push_back(execute(alter_statement(want) + "RENAME CONSTRAINT " +
                              base::quote_identifier(usual_name(want)) + " TO " + name));
  }
  return changes;
}

class NotNullKind final : public KindOf<NotNull> {
 public:
  NotNullKind()
      : KindOf({.name = "not-null constraint",
                .query = query,
                .system_catalog = system_catalog::constraint,
                .joins_parent = true}) {}

  std::string comment_target(const Object& object) const override {
    return "CONSTRAINT " + base::quote_identifier(object.name.name) + " ON " +
           base::quote_name(parent_name(object));
  }
  operation::Changes rename(const Object& have, const Object& want) const override {
    if (as(have).typed) return {};
    return {{operation::RenameConstraint{parent_name(want), have.name.name, want.name.name}, {}, false, {}}};
  }
  bool fold(const Object& child, operation::Change& parent) const override;
  bool follows(const Object&, const Object&, const Object&, const Catalog&) const override { return true; }
  ObjectPtr alone(const ObjectPtr& object) const override {
    if (object->origin != Origin::parents) return object;
    if (object->name.name == usual_name(as(*object))) return nullptr;
    auto copy = std::make_shared<NotNull>(as(*object));
    copy->origin = Origin::own;
    return copy;
  }

 protected:
  bool read_facts(NotNull& one, Fields& fields) const override {
    one.column = fields.text();
    one.no_inherit = fields.boolean();
    one.not_valid = fields.boolean();
    one.origin = read_origin(fields);
    one.typed = fields.boolean();
    for (const std::string& table : fields.list())
      one.below.push_back({system_catalog::relation, static_cast<std::uint32_t>(std::stoul(table)), 0});
    const auto names = fields.list();
    const auto valid = fields.list();
    for (std::size_t i = 0; i < names.size(); ++i) one.copies.emplace(names[i], valid[i] == "true");
    return one.name.name != usual_name(one) || one.no_inherit || one.not_valid || !one.comment.empty();
  }
  Differences compare_facts(const NotNull& have, const NotNull& want) const override {
    Differences differences;
    differ(differences, "column", have.column, want.column);
    differ(differences, "no inherit", have.no_inherit, want.no_inherit);
    differ(differences, "not valid", have.not_valid, want.not_valid);
    if (have.not_valid && want.not_valid)
      differ(differences, "valid in", valid_copies(have, want), valid_copies(want, have));
    return differences;
  }
  operation::Changes create_one(const NotNull& want) const override { return make(want); }
  operation::Changes alter_one(const NotNull& have, const NotNull& want, const Catalog&) const override {
    if (have.column != want.column || (want.not_valid && !have.not_valid)) return {};
    const std::string name = base::quote_identifier(want.name.name);
    operation::Changes changes;
    if (have.not_valid && want.not_valid) {
      for (const auto& [table, valid] : have.copies) {
        const auto goal = want.copies.find(table);
        if (valid && goal != want.copies.end() && !goal->second) return {};
      }
      changes = validate_copies(want, have.copies);
    }
    if (have.no_inherit != want.no_inherit) {
      changes.push_back(execute(alter_statement(want) + "ALTER CONSTRAINT " + name +
                                (want.no_inherit ? " NO INHERIT" : " INHERIT")));
    }
    if (have.not_valid != want.not_valid) {
      changes.push_back({operation::ValidateConstraint{parent_name(want), want.name.name}, {}, false, {}});
    }
    return changes;
  }
  // What the column makes of it.
  operation::Changes drop_one(const NotNull& have) const override {
    operation::Changes changes;
    if (!have.comment.empty()) {
      changes.push_back({operation::SetComment{comment_target(have), {}}, {}, false, {}});
    }
    if (have.not_valid) {
      changes.push_back({operation::ValidateConstraint{parent_name(have), have.name.name}, {}, false, {}});
    }
    if (have.no_inherit) {
      changes.push_back(execute(alter_statement(have) + "ALTER CONSTRAINT " +
                                base::quote_identifier(have.name.name) + " INHERIT"));
    }
    if (has_number(have) || (have.typed && have.name.name != usual_name(have))) {
      const std::string alter = alter_statement(have) + "ALTER COLUMN " + base::quote_identifier(have.column);
      changes.push_back(execute(alter + " DROP NOT NULL"));
      changes.push_back(execute(alter + " SET NOT NULL"));
    } else if (have.name.name != usual_name(have)) {
      changes.push_back(execute(alter_statement(have) + "RENAME CONSTRAINT " +
                                base::quote_identifier(have.name.name) + " TO " +
                                base::quote_identifier(usual_name(have))));
    }
    return changes;
  }
};

// Into the text of a CREATE TABLE, as a line of its own.
bool fold_into_text(const NotNull& one, std::string& sql) {
  const std::size_t end = sql.find("\n)");
  if (!sql.starts_with("CREATE ") || end == sql.npos) return false;
  const std::string line =
      clause(one) + ' ' + base::quote_identifier(one.column) + (one.no_inherit ? " NO INHERIT" : "");
  sql.insert(end, (sql[end - 1] == '(' ? "\n  " : ",\n  ") + line);
  return true;
}

bool NotNullKind::fold(const Object& child, operation::Change& parent) const {
  const NotNull& one = as(child);
  if (one.not_valid) return false;
  if (auto* text = std::get_if<operation::Execute>(&parent.operation)) return fold_into_text(one, text->sql);
  auto* create = std::get_if<operation::CreateTable>(&parent.operation);
  auto* add = std::get_if<operation::AddColumn>(&parent.operation);
  ColumnDefinition* column = add && add->column.name == one.column ? &add->column : nullptr;
  for (std::size_t i = 0; create && i < create->table.columns.size(); ++i) {
    if (create->table.columns[i].name == one.column) column = &create->table.columns[i];
  }
  if (!column) return false;
  // ColumnDefinition has no word for it, and takes the type as it stands.
  column->type += ' ' + clause(one) + (one.no_inherit ? " NO INHERIT" : "");
  column->nullable = true;
  return true;
}

}  // namespace

std::string usual_not_null_name(const std::string& table, const std::string& column) {
  // The longer of the two is cut until both fit, before a character that would be cut in two.
  const auto cut = [](const std::string& name, const std::string& other, std::size_t share) {
    std::size_t length = std::max(other.size() < 53 ? 53 - other.size() : 0, share);
    while (length < name.size() && length > 0 && (static_cast<unsigned char>(name[length]) & 0xC0) == 0x80)
      --length;
    return name.substr(0, length);
  };
  return cut(table, column, 27) + '_' + cut(column, table, 26) + "_not_null";
}

std::string not_null_column(const Object& object) {
  return static_cast<const NotNull&>(object).column;
}

std::vector<Address> not_null_waits_for(const Object& object) {
  return static_cast<const NotNull&>(object).below;
}

operation::Changes rename_usual_not_nulls(const Catalog& have, const Renaming& renaming) {
  operation::Changes changes;
  if (have.server_version < 180000) return changes;
  const bool whole = renaming.column.empty();
  for (const ObjectPtr& object : have.objects) {
    const std::string& column = object->name.name;
    if (object->kind != &column_kind() || parent_name(*object) != renaming.relation) continue;
    if ((!whole && column != renaming.column) || !column_not_null(*object) || has_own_not_null(have, *object))
      continue;
    const Name table = whole ? Name(renaming.relation.schema, renaming.to) : renaming.relation;
    changes.push_back(
        {operation::RenameConstraint{table, usual_not_null_name(renaming.relation.name, column),
                                     usual_not_null_name(table.name, whole ? column : renaming.to)},
         {},
         false,
         {}});
  }
  return changes;
}

const Kind& not_null_kind() {
  static const NotNullKind kind;
  return kind;
}

}  // namespace retort::catalog
