// Composite types. Attributes are dropped and added at the end; any other change replaces the type.
#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/kinds.hpp"
#include "catalog/type.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "composite.sql.inc"
    ;

struct Composite : Object {
  std::vector<std::string> names;
  std::vector<std::string> types;     ///< As SQL, with their collation; parallel to the names.
  std::vector<std::string> comments;  ///< Parallel to the names.
};

std::vector<std::string> attributes(const Composite& type) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < type.names.size(); ++i) {
    all.push_back(base::quote_identifier(type.names[i]) + ' ' + type.types[i]);
  }
  return all;
}

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

std::string comment_of(const Composite& type, const std::string& attribute) {
  const auto found = std::find(type.names.begin(), type.names.end(), attribute);
  return found == type.names.end() ? std::string()
                                   : type.comments[static_cast<std::size_t>(found - type.names.begin())];
}

void set_comments(const Composite& have, const Composite& want, operation::Changes& changes) {
  for (const std::string& name : want.names) {
    const std::string goal = comment_of(want, name);
    if (goal == comment_of(have, name)) continue;
    changes.push_back(
        {operation::SetComment{
             "COLUMN " + base::quote_name(own_name(want)) + '.' + base::quote_identifier(name), goal},
         {},
         false,
         {}});
  }
}

class CompositeKind final : public KindOf<Composite> {
 public:
  CompositeKind()
      : KindOf({.name = "composite type",
                .query = query,
                .system_catalog = system_catalog::type,
                .is_relation = true,
                .replaced_beside = true}) {}

  std::string comment_target(const Object& object) const override {
    return "TYPE " + base::quote_name(own_name(object));
  }
  operation::Changes make_way(const Object& have) const override {
    return {rename_type("TYPE", have, aside(have).name)};
  }
  operation::Changes drop_aside(const Object& have) const override {
    return {execute("DROP TYPE " + base::quote_name(aside(have)))};
  }
  operation::Changes renaming_changes(const Object& object, const Renaming& renaming) const override {
    if (renaming.column.empty()) return {rename_type("TYPE", object, renaming.to)};
    if (!contains(as(object).names, renaming.column)) return {};
    return {execute("ALTER TYPE " + base::quote_name(own_name(object)) + " RENAME ATTRIBUTE " +
                    base::quote_identifier(renaming.column) + " TO " + base::quote_identifier(renaming.to))};
  }
  std::optional<std::pair<std::string, std::string>> renamed_value(const Object& have,
                                                                   const Object& want) const override {
    if (as(have).types != as(want).types) return std::nullopt;
    return one_renamed(as(have).names, as(want).names);
  }
  std::shared_ptr<Object> renamed(const Object& object, const Renaming& renaming) const override {
    if (renaming.column.empty() || own_name(object) != renaming.relation)
      return Kind::renamed(object, renaming);
    auto copy = std::static_pointer_cast<Composite>(clone(object));
    std::replace(copy->names.begin(), copy->names.end(), renaming.column, renaming.to);
    return copy;
  }

 protected:
  bool read_facts(Composite& type, Fields& fields) const override {
    type.names = fields.list();
    type.types = fields.list();
    type.comments = fields.list();
    return true;
  }

  Differences compare_facts(const Composite& have, const Composite& want) const override {
    Differences differences;
    differ(differences, "attributes", base::join(attributes(have), ", "), base::join(attributes(want), ", "));
    if (differences.empty()) {
      differ(differences, "comments on attributes", base::join(have.comments, "; "),
             base::join(want.comments, "; "));
    }
    return differences;
  }

  operation::Changes create_one(const Composite& want) const override {
    operation::Changes changes{execute("CREATE TYPE " + base::quote_name(own_name(want)) + " AS (" +
                                       base::join(attributes(want), ", ") + ")")};
    set_comments(Composite(), want, changes);
    return changes;
  }

  operation::Changes alter_one(const Composite& have, const Composite& want, const Catalog&) const override {
    const auto old = attributes(have);
    const auto goal = attributes(want);
    std::vector<std::string> kept;
    std::vector<std::string> actions;
    for (std::size_t i = 0; i < old.size(); ++i) {
      if (contains(goal, old[i])) {
        kept.push_back(old[i]);
      } else {
        actions.push_back("DROP ATTRIBUTE " + base::quote_identifier(have.names[i]));
      }
    }
    if (kept.size() > goal.size() || !std::equal(kept.begin(), kept.end(), goal.begin())) return {};
    for (std::size_t i = kept.size(); i < goal.size(); ++i) {
      if (contains(have.names, want.names[i])) return {};
      actions.push_back("ADD ATTRIBUTE " + goal[i]);
    }
    operation::Changes changes;
    if (!actions.empty()) {
      changes.push_back(
          execute("ALTER TYPE " + base::quote_name(own_name(want)) + ' ' + base::join(actions, ", ")));
    }
    set_comments(have, want, changes);
    return changes;
  }

  operation::Changes drop_one(const Composite& have) const override {
    return {execute("DROP TYPE " + base::quote_name(own_name(have)))};
  }
};

}  // namespace

const Kind& composite_kind() {
  static const CompositeKind kind;
  return kind;
}

}  // namespace retort::catalog
