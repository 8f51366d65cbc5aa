// Rules, by the text that the server prints, and whether they are enabled.
#include "catalog/enabled.hpp"
#include "catalog/function_rows.hpp"
#include "catalog/kinds.hpp"
#include "catalog/plain.hpp"

namespace retort::catalog {

namespace {

constexpr std::string_view query =
#include "rule.sql.inc"
    ;

struct Rule : Plain, FunctionRows {
  std::string enabled;
  std::string printed;  ///< The definition with names that columns of functions have anyway.
};

operation::Change enable(const Rule& rule) {
  return execute("ALTER TABLE " + base::quote_name(parent_name(rule)) + ' ' + enable_words(rule.enabled) +
                 " RULE " + base::quote_identifier(rule.name.name));
}

class RuleKind final : public PlainKind<Rule> {
 public:
  RuleKind()
      : PlainKind({.name = "rule", .query = query, .system_catalog = system_catalog::rule, .renamable = true},
                  "RULE") {}

 protected:
  void read_more(Rule& rule, Fields& fields) const override {
    rule.enabled = fields.text();
    static_cast<FunctionRows&>(rule) = read_function_rows(fields);
    rule.printed = as_printed(rule.definition, rule);
    rule.definition = without_own_columns(rule.definition, rule);
  }
  void compare_more(const Rule& have, const Rule& want, Differences& differences) const override {
    if (differences.empty()) differ(differences, "definition", have.printed, want.printed);
    differ(differences, "enabled", enable_words(have.enabled), enable_words(want.enabled));
  }
  operation::Changes after_create(const Rule& want) const override {
    if (want.enabled == "O") return {};
    return {enable(want)};
  }
  operation::Changes alter_one(const Rule& have, const Rule& want, const Catalog&) const override {
    operation::Changes changes;
    if (have.definition != want.definition || have.printed != want.printed) {
      changes.push_back(execute("CREATE OR REPLACE " + want.definition));
    }
    if (have.enabled != want.enabled) changes.push_back(enable(want));
    return changes;
  }
};

}  // namespace

const Kind& rule_kind() {
  static const RuleKind kind;
  return kind;
}

}  // namespace retort::catalog
