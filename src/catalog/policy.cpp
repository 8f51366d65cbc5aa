// Row-level security policies.
#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/expression.hpp"
#include "catalog/function_rows.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "policy.sql.inc"
    ;

struct Policy : Object, FunctionRows {
  bool permissive = true;
  std::string command;
  std::vector<std::string> roles;
  std::string using_sql;  ///< Both without names that columns of functions have anyway.
  std::string check;
  std::string printed_using;  ///< With them.
  std::string printed_check;
};

std::string on(const Object& object) {
  return base::quote_identifier(object.name.name) + " ON " + base::quote_name(parent_name(object));
}

std::string rules(const Policy& policy) {
  std::string sql = " TO " + base::join(policy.roles, ", ");
  if (!policy.using_sql.empty()) sql += " USING (" + policy.using_sql + ")";
  if (!policy.check.empty()) sql += " WITH CHECK (" + policy.check + ")";
  return sql;
}

class PolicyKind final : public KindOf<Policy> {
 public:
  PolicyKind()
      : KindOf(
            {.name = "policy", .query = query, .system_catalog = system_catalog::policy, .renamable = true}) {
  }

  std::string comment_target(const Object& object) const override { return "POLICY " + on(object); }
  std::string expressions(const Object& object) const override {
    return as(object).using_sql + ' ' + as(object).check;
  }
  std::vector<std::string> roles(const Object& object) const override { return as(object).roles; }

 protected:
  bool read_facts(Policy& policy, Fields& fields) const override {
    policy.permissive = fields.boolean();
    policy.command = fields.text();
    policy.roles = fields.list();
    policy.using_sql = without_parentheses(fields.text());
    policy.check = without_parentheses(fields.text());
    static_cast<FunctionRows&>(policy) = read_function_rows(fields);
    policy.printed_using = as_printed(policy.using_sql, policy);
    policy.printed_check = as_printed(policy.check, policy);
    policy.using_sql = without_own_columns(policy.using_sql, policy);
    policy.check = without_own_columns(policy.check, policy);
    return true;
  }

  Differences compare_facts(const Policy& have, const Policy& want) const override {
    Differences differences;
    differ(differences, "permissive", have.permissive, want.permissive);
    differ(differences, "command", have.command, want.command);
    differ(differences, "roles", base::join(have.roles, ", "), base::join(want.roles, ", "));
    if (have.using_sql != want.using_sql || have.printed_using != want.printed_using)
      differ(differences, "using", have.printed_using, want.printed_using);
    if (have.check != want.check || have.printed_check != want.printed_check)
      differ(differences, "check", have.printed_check, want.printed_check);
    return differences;
  }

  operation::Changes create_one(const Policy& want) const override {
    return {execute("CREATE POLICY " + on(want) + (want.permissive ? "" : " AS RESTRICTIVE") + " FOR " +
                    want.command + rules(want))};
  }

  // ALTER POLICY cannot take an expression away.
  operation::Changes alter_one(const Policy& have, const Policy& want, const Catalog&) const override {
    if (have.permissive != want.permissive || have.command != want.command ||
        (want.using_sql.empty() && !have.using_sql.empty()) || (want.check.empty() && !have.check.empty())) {
      return {};
    }
    return {execute("ALTER POLICY " + on(want) + rules(want))};
  }

  operation::Changes drop_one(const Policy& have) const override {
    return {execute("DROP POLICY " + on(have))};
  }
};

}  // namespace

const Kind& policy_kind() {
  static const PolicyKind kind;
  return kind;
}

}  // namespace retort::catalog
