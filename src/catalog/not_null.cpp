// NOT NULL constraints that have something of their own (PostgreSQL 18): a name, NO INHERIT, NOT VALID. All
// others are part of their column, which makes this one too, under the usual name.
#include <algorithm>

#include "base/sql.hpp"
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
};

std::string alter_statement(const NotNull& one) {
  return "ALTER TABLE " + base::quote_name(parent_name(one)) + ' ';
}

std::string usual_name(const std::string& table, const std::string& column) {
  // The longer of the two is cut until both fit.
  const auto cut = [](const std::string& name, const std::string& other, std::size_t share) {
    return name.substr(0, std::max(other.size() < 53 ? 53 - other.size() : 0, share));
  };
  return cut(table, column, 27) + '_' + cut(column, table, 26) + "_not_null";
}

std::string usual_name(const NotNull& one) {
  return usual_name(one.name.parent, one.column);
}

bool has_own_not_null(const Catalog& catalog, const Object& column) {
  return std::any_of(catalog.objects.begin(), catalog.objects.end(), [&](const ObjectPtr& object) {
    return object->kind == &not_null_kind() && parent_name(*object) == parent_name(column) &&
           static_cast<const NotNull&>(*object).column == column.name.name;
  });
}

operation::Changes make(const NotNull& want) {
  const std::string name = base::quote_identifier(want.name.name);
  const std::string column = base::quote_identifier(want.column);
  operation::Changes changes;
  if (want.not_valid || want.no_inherit) {
    changes.push_back(execute(alter_statement(want) + "ALTER COLUMN " + column + " DROP NOT NULL"));
    changes.push_back(execute(alter_statement(want) + "ADD CONSTRAINT " + name + " NOT NULL " + column +
                              (want.no_inherit ? " NO INHERIT" : "") + (want.not_valid ? " NOT VALID" : "")));
  } else if (want.name.name != usual_name(want)) {
    changes.push_back(execute(alter_statement(want) + "RENAME CONSTRAINT " +
                              base::quote_identifier(usual_name(want)) + " TO " + name));
  }
  return changes;
}

class NotNullKind final : public KindOf<NotNull> {
 public:
  NotNullKind()
      : KindOf(
            {.name = "not-null constraint", .query = query, .system_catalog = system_catalog::constraint}) {}

  std::string comment_target(const Object& object) const override {
    return "CONSTRAINT " + base::quote_identifier(object.name.name) + " ON " +
           base::quote_name(parent_name(object));
  }
  operation::Changes rename(const Object& have, const Object& want) const override {
    return {{operation::RenameConstraint{parent_name(want), have.name.name, want.name.name}, {}, false, {}}};
  }
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
    return true;
  }
  Differences compare_facts(const NotNull& have, const NotNull& want) const override {
    Differences differences;
    differ(differences, "column", have.column, want.column);
    differ(differences, "no inherit", have.no_inherit, want.no_inherit);
    differ(differences, "not valid", have.not_valid, want.not_valid);
    return differences;
  }
  operation::Changes create_one(const NotNull& want) const override { return make(want); }
  operation::Changes alter_one(const NotNull& have, const NotNull& want, const Catalog&) const override {
    if (have.column != want.column || (want.not_valid && !have.not_valid)) return {};
    const std::string name = base::quote_identifier(want.name.name);
    operation::Changes changes;
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
    if (have.name.name != usual_name(have)) {
      changes.push_back(execute(alter_statement(have) + "RENAME CONSTRAINT " +
                                base::quote_identifier(have.name.name) + " TO " +
                                base::quote_identifier(usual_name(have))));
    }
    return changes;
  }
};

}  // namespace

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
    changes.push_back({operation::RenameConstraint{table, usual_name(renaming.relation.name, column),
                                                   usual_name(table.name, whole ? column : renaming.to)},
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
