#include "catalog/constraint_text.hpp"

#include <string_view>

#include "base/sql.hpp"
#include "base/text.hpp"

namespace retort::catalog {

namespace {

std::string action_text(std::string_view event, Action action) {
  constexpr std::string_view words[] = {"NO ACTION", "RESTRICT", "CASCADE", "SET NULL", "SET DEFAULT"};
  if (action == Action::no_action) return {};
  return std::string(" ON ") + std::string(event) + ' ' +
         std::string(words[static_cast<std::size_t>(action)]);
}

struct Text {
  const std::vector<std::string>& included;

  static std::string include(const std::vector<std::string>& columns) {
    return columns.empty() ? std::string() : " INCLUDE (" + base::quote_list(columns) + ")";
  }
  std::string operator()(const PrimaryKey& key) const {
    return "PRIMARY KEY (" + base::quote_list(key.columns) + ")" + include(key.include) +
           clause(key.deferral);
  }
  std::string operator()(const UniqueConstraint& unique) const {
    return std::string("UNIQUE ") + (unique.nulls_not_distinct ? "NULLS NOT DISTINCT " : "") + "(" +
           base::quote_list(unique.columns) + ")" + include(unique.include) + clause(unique.deferral);
  }
  std::string operator()(const CheckConstraint& check) const {
    return "CHECK (" + check.expression + ")" + (check.no_inherit ? " NO INHERIT" : "") +
           (check.not_valid ? " NOT VALID" : "");
  }
  std::string operator()(const ForeignKey& key) const {
    std::string text = "FOREIGN KEY (" + base::quote_list(key.columns) + ") REFERENCES " +
                       base::quote_name(key.referenced_table) + " (" +
                       base::quote_list(key.referenced_columns) + ")" +
                       (key.match_full ? " MATCH FULL" : "") + action_text("UPDATE", key.on_update) +
                       action_text("DELETE", key.on_delete);
    if (!key.on_delete_columns.empty()) text += " (" + base::quote_list(key.on_delete_columns) + ")";
    return text + clause(key.deferral) + (key.not_valid ? " NOT VALID" : "");
  }
  std::string operator()(const ExclusionConstraint& exclusion) const {
    return "EXCLUDE USING " + base::quote_identifier(exclusion.method) + " (" +
           base::join(exclusion.elements, ", ") + ")" + include(included) +
           (exclusion.predicate.empty() ? "" : " WHERE (" + exclusion.predicate + ")") +
           clause(exclusion.deferral);
  }
};

}  // namespace

const Deferral& deferral(const operation::Constraint& constraint) {
  static const Deferral none;
  return std::visit(
      [](const auto& one) -> const Deferral& {
        if constexpr (requires { one.deferral; }) {
          return one.deferral;
        } else {
          return none;
        }
      },
      constraint);
}

std::string clause(const Deferral& deferral) {
  if (!deferral.deferrable) return {};
  return deferral.initially_deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
}

std::string text_of(const operation::Constraint& constraint, const std::vector<std::string>& included) {
  return std::visit(Text{included}, constraint);
}

}  // namespace retort::catalog
