// Domains: base type, default, nullability, checks.
#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
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
  std::string collation;
  std::vector<std::string> check_names;
  std::vector<std::string> checks;  ///< `CHECK (…)`, parallel to the names.
};

std::string check_text(const Domain& domain) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < domain.checks.size(); ++i) {
    parts.push_back("CONSTRAINT " + base::quote_identifier(domain.check_names[i]) + ' ' + domain.checks[i]);
  }
  return base::join(parts, " ");
}

bool has_check(const Domain& domain, const std::string& name, const std::string& text) {
  for (std::size_t i = 0; i < domain.checks.size(); ++i) {
    if (domain.check_names[i] == name && domain.checks[i] == text) return true;
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

 protected:
  bool read_facts(Domain& domain, Fields& fields) const override {
    domain.type = fields.text();
    domain.default_sql = fields.text();
    domain.not_null = fields.boolean();
    domain.collation = fields.text();
    domain.check_names = fields.list();
    domain.checks = fields.list();
    return true;
  }

  Differences compare_facts(const Domain& have, const Domain& want) const override {
    Differences differences;
    differ(differences, "type", have.type, want.type);
    differ(differences, "collation", have.collation, want.collation);
    differ(differences, "default", have.default_sql, want.default_sql);
    differ(differences, "not null", have.not_null, want.not_null);
    differ(differences, "checks", check_text(have), check_text(want));
    return differences;
  }

  operation::Changes create_one(const Domain& want) const override {
    std::string sql = "CREATE DOMAIN " + base::quote_name(own_name(want)) + " AS " + want.type;
    if (!want.collation.empty()) sql += " COLLATE " + want.collation;
    if (!want.default_sql.empty()) sql += " DEFAULT " + want.default_sql;
    if (want.not_null) sql += " NOT NULL";
    if (!want.checks.empty()) sql += ' ' + check_text(want);
    return {execute(std::move(sql))};
  }

  operation::Changes alter_one(const Domain& have, const Domain& want, const Catalog&) const override {
    if (have.type != want.type || have.collation != want.collation) return {};
    const std::string alter = "ALTER DOMAIN " + base::quote_name(own_name(want)) + ' ';
    operation::Changes changes;
    for (std::size_t i = 0; i < have.checks.size(); ++i) {
      if (has_check(want, have.check_names[i], have.checks[i])) continue;
      changes.push_back(execute(alter + "DROP CONSTRAINT " + base::quote_identifier(have.check_names[i])));
    }
    if (have.default_sql != want.default_sql) {
      changes.push_back(execute(alter + (want.default_sql.empty() ? std::string("DROP DEFAULT")
                                                                  : "SET DEFAULT " + want.default_sql)));
    }
    if (have.not_null != want.not_null) {
      changes.push_back(execute(alter + (want.not_null ? "SET NOT NULL" : "DROP NOT NULL")));
    }
    for (std::size_t i = 0; i < want.checks.size(); ++i) {
      if (has_check(have, want.check_names[i], want.checks[i])) continue;
      changes.push_back(execute(alter + "ADD CONSTRAINT " + base::quote_identifier(want.check_names[i]) +
                                ' ' + want.checks[i]));
    }
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
