// Column defaults: objects of their own, as they are for the server, because a default may need what exists
// only after its table (a function that reads it), and stands in the way of a change of the column's type.
#include <algorithm>

#include "base/sql.hpp"
#include "catalog/expression.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "default.sql.inc"
    ;

struct Default : Object {
  std::string expression;
  std::string inherited;  ///< What it would be without one of its own.
};

operation::Changes set(const Default& object, const std::string& expression) {
  operation::AlterColumn alter;
  alter.table = parent_name(object);
  alter.column = object.name.name;
  alter.set_default = !expression.empty();
  alter.drop_default = expression.empty();
  alter.default_sql = expression;
  return {{std::move(alter), {}, false, {}}};
}

// Puts a default into a CREATE TABLE … INHERITS that is text already, where parents whose defaults differ
// need it.
bool fold_into_text(const Default& one, std::string& sql) {
  if (!sql.starts_with("CREATE ") || sql.find("\n) INHERITS (") == sql.npos) return false;
  const std::string start = "\n  " + base::quote_identifier(one.name.name) + ' ';
  const std::size_t line = sql.find(start);
  if (line == sql.npos || sql.find(start, line + 1) != sql.npos) return false;
  const std::size_t end = std::min(sql.find(",\n", line), sql.find("\n)", line));
  // An identity column takes none, but the parents' stays.
  if (sql.substr(line, end - line).find(" AS IDENTITY") != sql.npos) return true;
  sql.insert(end, " DEFAULT " + one.expression);
  return true;
}

class DefaultKind final : public KindOf<Default> {
 public:
  DefaultKind()
      : KindOf({.name = "default",
                .query = query,
                .system_catalog = system_catalog::default_value,
                .joins_parent = true,
                .named_after_column = true}) {}

  std::string comment_target(const Object&) const override { return {}; }

  std::shared_ptr<Object> renamed(const Object& object, const Renaming& renaming) const override {
    auto copy = std::static_pointer_cast<Default>(Kind::renamed(object, renaming));
    if (!renaming.column.empty()) return copy;
    const std::string& old = as(object).expression;
    std::string expression = rename_qualified(old, renaming.relation, renaming.to);
    if (expression == old) return copy;
    if (!copy) copy = std::make_shared<Default>(as(object));
    copy->expression = std::move(expression);
    return copy;
  }

  // The server converts a default as it converts the values, unless it takes a USING.
  bool follows(const Object&, const Object& have, const Object& want, const Catalog& catalog) const override {
    for (const operation::Change& change : have.kind->alter(have, want, catalog)) {
      const auto* alter = std::get_if<operation::AlterColumn>(&change.operation);
      if (alter && !alter->using_sql.empty()) return false;
    }
    return true;
  }

  ObjectPtr alone(const ObjectPtr& object) const override {
    if (as(*object).inherited.empty()) return object;
    if (as(*object).expression.empty()) return nullptr;
    auto copy = std::make_shared<Default>(as(*object));
    copy->inherited.clear();
    return copy;
  }

  std::string expressions(const Object& object) const override { return as(object).expression; }

  bool fold(const Object& child, operation::Change& parent) const override {
    const std::string& expression = as(child).expression;
    if (auto* text = std::get_if<operation::Execute>(&parent.operation))
      return fold_into_text(as(child), text->sql);
    if (auto* create = std::get_if<operation::CreateTable>(&parent.operation)) {
      for (ColumnDefinition& column : create->table.columns) {
        if (column.name == child.name.name) {
          column.default_sql = expression;
          return true;
        }
      }
    }
    if (auto* add = std::get_if<operation::AddColumn>(&parent.operation)) {
      if (add->column.name != child.name.name) return false;
      add->column.default_sql = expression;
      parent.comment.clear();  // It can be filled now.
      return true;
    }
    if (auto* alter = std::get_if<operation::AlterColumn>(&parent.operation)) {
      if (alter->column != child.name.name) return false;
      alter->set_default = true;
      alter->default_sql = expression;
      return true;
    }
    return false;
  }

 protected:
  bool read_facts(Default& object, Fields& fields) const override {
    object.expression = fields.text();
    object.inherited = fields.text();
    object.origin = read_origin(fields);
    return true;
  }
  Differences compare_facts(const Default& have, const Default& want) const override {
    Differences differences;
    differ(differences, "default", have.expression, want.expression);
    return differences;
  }
  operation::Changes create_one(const Default& want) const override { return set(want, want.expression); }
  operation::Changes alter_one(const Default&, const Default& want, const Catalog&) const override {
    return set(want, want.expression);
  }
  operation::Changes drop_one(const Default& have) const override { return set(have, have.inherited); }
};

}  // namespace

const Kind& default_kind() {
  static const DefaultKind kind;
  return kind;
}

}  // namespace retort::catalog
