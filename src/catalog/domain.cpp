// Domains: base type, default, nullability, checks.
#include <algorithm>
#include <set>
#include <utility>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/catalog.hpp"
#include "catalog/kinds.hpp"
#include "catalog/type.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "domain.sql.inc"
    ;

struct Domain : Object {
  std::string type;
  std::string default_sql;
  bool not_null = false;
  std::string not_null_name;  ///< From version 17 on, if it is not the usual one.
  std::string not_null_comment;
  std::string collation;
  std::vector<std::string> check_names;
  std::vector<std::string> checks;    ///< `CHECK (…)`, parallel to the names.
  std::vector<std::string> comments;  ///< On the checks, parallel to the names.
};

constexpr std::string_view not_valid = " NOT VALID";

std::string check_text(const Domain& domain) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < domain.checks.size(); ++i) {
    parts.push_back("CONSTRAINT " + base::quote_identifier(domain.check_names[i]) + ' ' + domain.checks[i]);
  }
  return base::join(parts, " ");
}

// Its position, or the number of checks.
std::size_t find_check(const Domain& domain, const std::string& name) {
  const auto found = std::find(domain.check_names.begin(), domain.check_names.end(), name);
  return static_cast<std::size_t>(found - domain.check_names.begin());
}

bool has_check(const Domain& domain, const std::string& name, const std::string& text) {
  const std::size_t i = find_check(domain, name);
  return i < domain.checks.size() && domain.checks[i] == text;
}

// Whether VALIDATE makes one of the other.
bool validates(const Domain& have, const std::string& name, const std::string& want) {
  return has_check(have, name, want + std::string(not_valid));
}

// Quoted; the server's own if it has no other.
std::string not_null_name(const Domain& domain) {
  return base::quote_identifier(domain.not_null_name.empty() ? domain.name.name.substr(0, 54) + "_not_null"
                                                             : domain.not_null_name);
}

void set_comments(const Domain& have, const Domain& want, operation::Changes& changes) {
  const auto set = [&](const std::string& constraint, const std::string& comment) {
    const std::string target = "CONSTRAINT " + constraint + " ON DOMAIN " + base::quote_name(own_name(want));
    changes.push_back({operation::SetComment{target, comment}, {}, false, {}});
  };
  if (want.not_null && (have.not_null ? have.not_null_comment : "") != want.not_null_comment)
    set(not_null_name(want), want.not_null_comment);
  for (std::size_t i = 0; i < want.checks.size(); ++i) {
    const std::string& name = want.check_names[i];
    const bool kept = has_check(have, name, want.checks[i]) || validates(have, name, want.checks[i]);
    const std::string old = kept ? have.comments[find_check(have, name)] : std::string();
    if (old == want.comments[i]) continue;
    set(base::quote_identifier(name), want.comments[i]);
  }
}

std::string not_null_clause(const Domain& domain) {
  return (domain.not_null_name.empty() ? "" : " CONSTRAINT " + not_null_name(domain)) + " NOT NULL";
}

// Whether the server has to look at values.
bool adds_check(const Domain& have, const Domain& want) {
  if (want.not_null && !have.not_null) return true;
  for (std::size_t i = 0; i < want.checks.size(); ++i) {
    if (!has_check(have, want.check_names[i], want.checks[i])) return true;
  }
  return false;
}

// Whether something says more over a type than that it takes or gives it.
bool has_expression_over(const Object& object) {
  if (object.kind == &function_kind()) {
    const std::string text = object.kind->expressions(object);
    return text.substr(0, text.find('\n')).find(" DEFAULT ") != text.npos ||
           text.find("\nBEGIN ATOMIC") != text.npos || text.find("\nRETURN ") != text.npos;
  }
  return object.kind == &view_kind() || object.kind == &rule_kind() || object.kind == &policy_kind() ||
         object.kind == &constraint_kind() || object.kind == &default_kind() ||
         object.kind == &index_kind() || object.kind == &trigger_kind() || object.kind == &statistics_kind();
}

// Whether columns hold it in arrays, ranges or rows, or expressions do: the server does not look into those,
// and refuses.
bool held_by_containers(const Domain& domain, const Catalog& catalog) {
  std::vector<std::vector<std::size_t>> users(catalog.objects.size());
  std::vector<std::pair<std::size_t, bool>> open;  // Types, and whether they hold it in something.
  for (std::size_t i = 0; i < catalog.objects.size(); ++i) {
    if (catalog.objects[i]->address == domain.address) open.emplace_back(i, false);
    for (const Dependency& dependency : catalog.dependencies[i])
      if (dependency.mode == Dependency::Mode::normal) users[dependency.target].push_back(i);
  }
  std::set<std::pair<std::size_t, bool>> seen(open.begin(), open.end());
  while (!open.empty()) {
    const auto [type, held] = open.back();
    open.pop_back();
    std::vector<std::pair<std::size_t, bool>> next;
    for (const std::size_t user : users[type]) {
      const Object& object = *catalog.objects[user];
      if (object.kind == &domain_kind())
        next.emplace_back(user, held || static_cast<const Domain&>(object).type.ends_with("[]"));
      if (held && has_expression_over(object)) return true;
      if (object.kind == &composite_kind() || object.kind == &range_kind()) next.emplace_back(user, true);
      if (object.kind != &column_kind()) continue;
      if (held || column_type(object).ends_with("[]")) return true;
      for (const Dependency& dependency : catalog.dependencies[user])
        if (catalog.objects[dependency.target]->address == object.parent)
          next.emplace_back(dependency.target, true);
    }
    for (const auto& one : next)
      if (seen.insert(one).second) open.push_back(one);
  }
  return false;
}

class DomainKind final : public KindOf<Domain> {
 public:
  DomainKind()
      : KindOf({.name = "domain",
                .query = query,
                .system_catalog = system_catalog::type,
                .is_relation = true,
                .replaced_beside = true}) {}

  std::string comment_target(const Object& object) const override {
    return "DOMAIN " + base::quote_name(own_name(object));
  }
  operation::Changes make_way(const Object& have) const override {
    return {rename_type("DOMAIN", have, aside(have).name)};
  }
  operation::Changes drop_aside(const Object& have) const override {
    return {execute("DROP DOMAIN " + base::quote_name(aside(have)))};
  }
  operation::Changes renaming_changes(const Object& object, const Renaming& renaming) const override {
    return {rename_type("DOMAIN", object, renaming.to)};
  }

  // Checks and default go; the columns stay.
  operation::Changes let_go(const Object& object) const override {
    const Domain& have = as(object);
    const std::string alter = "ALTER DOMAIN " + base::quote_name(own_name(have)) + ' ';
    operation::Changes changes;
    for (const std::string& name : have.check_names)
      changes.push_back(execute(alter + "DROP CONSTRAINT " + base::quote_identifier(name)));
    if (!have.default_sql.empty()) changes.push_back(execute(alter + "DROP DEFAULT"));
    return changes;
  }
  operation::Changes take_up(const Object& object) const override {
    const Domain& want = as(object);
    const std::string alter = "ALTER DOMAIN " + base::quote_name(own_name(want)) + ' ';
    operation::Changes changes;
    if (!want.default_sql.empty()) changes.push_back(execute(alter + "SET DEFAULT " + want.default_sql));
    for (std::size_t i = 0; i < want.checks.size(); ++i) {
      changes.push_back(execute(alter + "ADD CONSTRAINT " + base::quote_identifier(want.check_names[i]) +
                                ' ' + want.checks[i]));
    }
    set_comments(Domain(), want, changes);
    return changes;
  }

 protected:
  bool read_facts(Domain& domain, Fields& fields) const override {
    domain.type = fields.text();
    domain.default_sql = fields.text();
    domain.not_null = fields.boolean();
    domain.not_null_name = fields.text();
    domain.not_null_comment = fields.text();
    domain.collation = fields.text();
    domain.check_names = fields.list();
    domain.checks = fields.list();
    domain.comments = fields.list();
    return true;
  }

  Differences compare_facts(const Domain& have, const Domain& want) const override {
    Differences differences;
    differ(differences, "type", have.type, want.type);
    differ(differences, "collation", have.collation, want.collation);
    differ(differences, "default", have.default_sql, want.default_sql);
    differ(differences, "not null", have.not_null, want.not_null);
    differ(differences, "name of not null", have.not_null_name, want.not_null_name);
    differ(differences, "comment on not null", have.not_null_comment, want.not_null_comment);
    differ(differences, "checks", check_text(have), check_text(want));
    if (have.checks == want.checks) {
      differ(differences, "comments on checks", base::join(have.comments, "; "),
             base::join(want.comments, "; "));
    }
    return differences;
  }

  operation::Changes create_one(const Domain& want) const override {
    std::string sql = "CREATE DOMAIN " + base::quote_name(own_name(want)) + " AS " + want.type;
    if (!want.collation.empty()) sql += " COLLATE " + want.collation;
    if (!want.default_sql.empty()) sql += " DEFAULT " + want.default_sql;
    if (want.not_null) sql += not_null_clause(want);
    // CREATE DOMAIN takes no NOT VALID.
    std::vector<std::string> later;
    for (std::size_t i = 0; i < want.checks.size(); ++i) {
      const std::string check =
          "CONSTRAINT " + base::quote_identifier(want.check_names[i]) + ' ' + want.checks[i];
      if (want.checks[i].ends_with(not_valid)) {
        later.push_back("ALTER DOMAIN " + base::quote_name(own_name(want)) + " ADD " + check);
      } else {
        sql += ' ' + check;
      }
    }
    operation::Changes changes{execute(std::move(sql))};
    for (std::string& statement : later) changes.push_back(execute(std::move(statement)));
    set_comments(Domain(), want, changes);
    return changes;
  }

  operation::Changes alter_one(const Domain& have, const Domain& want,
                               const Catalog& catalog) const override {
    if (have.type != want.type || have.collation != want.collation) return {};
    if (adds_check(have, want) && held_by_containers(have, catalog)) return {};
    const std::string alter = "ALTER DOMAIN " + base::quote_name(own_name(want)) + ' ';
    operation::Changes changes;
    for (std::size_t i = 0; i < have.checks.size(); ++i) {
      if (has_check(want, have.check_names[i], have.checks[i])) continue;
      const std::size_t goal = find_check(want, have.check_names[i]);
      if (goal < want.checks.size() && validates(have, have.check_names[i], want.checks[goal])) continue;
      changes.push_back(execute(alter + "DROP CONSTRAINT " + base::quote_identifier(have.check_names[i])));
    }
    if (have.default_sql != want.default_sql) {
      changes.push_back(execute(alter + (want.default_sql.empty() ? std::string("DROP DEFAULT")
                                                                  : "SET DEFAULT " + want.default_sql)));
    }
    if (have.not_null != want.not_null) {
      changes.push_back(execute(alter + (!want.not_null               ? "DROP NOT NULL"
                                         : want.not_null_name.empty() ? "SET NOT NULL"
                                                                      : "ADD" + not_null_clause(want))));
    } else if (have.not_null_name != want.not_null_name) {
      changes.push_back(
          execute(alter + "RENAME CONSTRAINT " + not_null_name(have) + " TO " + not_null_name(want)));
    }
    for (std::size_t i = 0; i < want.checks.size(); ++i) {
      if (has_check(have, want.check_names[i], want.checks[i])) continue;
      if (validates(have, want.check_names[i], want.checks[i])) {
        changes.push_back(
            execute(alter + "VALIDATE CONSTRAINT " + base::quote_identifier(want.check_names[i])));
        continue;
      }
      changes.push_back(execute(alter + "ADD CONSTRAINT " + base::quote_identifier(want.check_names[i]) +
                                ' ' + want.checks[i]));
    }
    set_comments(have, want, changes);
    return changes;
  }

  operation::Changes drop_one(const Domain& have) const override {
    return {execute("DROP DOMAIN " + base::quote_name(own_name(have)))};
  }
};

}  // namespace

const Kind& domain_kind() {
  static const DomainKind kind;
  return kind;
}

}  // namespace retort::catalog
