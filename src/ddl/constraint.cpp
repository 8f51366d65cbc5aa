// Constraints as clauses, for CREATE TABLE and ALTER TABLE … ADD alike.
#include "base/text.hpp"
#include "ddl/clauses.hpp"

namespace retort::ddl {
namespace {

std::string deferral_words(const Deferral& deferral) {
  if (deferral.initially_deferred) return " DEFERRABLE INITIALLY DEFERRED";
  return deferral.deferrable ? " DEFERRABLE" : "";
}

std::string include_words(const std::vector<std::string>& columns) {
  return columns.empty() ? "" : " INCLUDE (" + identifiers(columns) + ')';
}

std::string column_list(const std::vector<std::string>& columns, const char* kind) {
  if (columns.empty()) refuse(std::string(kind) + " without columns", "name at least one column");
  return '(' + identifiers(columns) + ')';
}

std::string action_words(Action action) {
  switch (action) {
    case Action::restrict:
      return "RESTRICT";
    case Action::cascade:
      return "CASCADE";
    case Action::set_null:
      return "SET NULL";
    case Action::set_default:
      return "SET DEFAULT";
    case Action::no_action:
      break;
  }
  return "NO ACTION";
}

std::string clause(const PrimaryKey& key) {
  return "PRIMARY KEY " + column_list(key.columns, "a primary key") + include_words(key.include) +
         deferral_words(key.deferral);
}

std::string clause(const UniqueConstraint& constraint) {
  return std::string("UNIQUE ") + (constraint.nulls_not_distinct ? "NULLS NOT DISTINCT " : "") +
         column_list(constraint.columns, "a unique constraint") + include_words(constraint.include) +
         deferral_words(constraint.deferral);
}

std::string clause(const CheckConstraint& constraint) {
  if (base::trim(constraint.expression).empty()) refuse("a check without a condition", "write the condition");
  return "CHECK " + in_parentheses(constraint.expression) + (constraint.no_inherit ? " NO INHERIT" : "") +
         (constraint.not_valid ? " NOT VALID" : "");
}

std::string clause(const ForeignKey& key) {
  std::string result = "FOREIGN KEY " + column_list(key.columns, "a foreign key") + " REFERENCES " +
                       qualified(key.referenced_table);
  if (!key.referenced_columns.empty()) {
    if (key.referenced_columns.size() != key.columns.size()) {
      refuse("a foreign key from (" + base::join(key.columns, ", ") + ") to (" +
                 base::join(key.referenced_columns, ", ") + ") of " + key.referenced_table.name,
             "name as many columns on one side as on the other");
    }
    result += " (" + identifiers(key.referenced_columns) + ')';
  }
  if (key.match_full) result += " MATCH FULL";
  if (key.on_update != Action::no_action) result += " ON UPDATE " + action_words(key.on_update);
  if (key.on_delete != Action::no_action) {
    result += " ON DELETE " + action_words(key.on_delete);
    if (!key.on_delete_columns.empty()) result += " (" + identifiers(key.on_delete_columns) + ')';
  }
  return result + deferral_words(key.deferral) + (key.not_valid ? " NOT VALID" : "");
}

std::string clause(const ExclusionConstraint& constraint) {
  if (constraint.elements.empty()) refuse("an exclusion constraint without elements", "name at least one");
  std::string result =
      "EXCLUDE USING " + identifier(constraint.method) + " (" + base::join(constraint.elements, ", ") + ')';
  if (!constraint.predicate.empty()) result += " WHERE " + in_parentheses(constraint.predicate);
  return result + deferral_words(constraint.deferral);
}

}  // namespace

std::string constraint_name(const operation::Constraint& constraint) {
  return std::visit([](const auto& part) { return part.name; }, constraint);
}

std::string constraint_clause(const operation::Constraint& constraint) {
  const std::string name = constraint_name(constraint);
  const std::string text = std::visit([](const auto& part) { return clause(part); }, constraint);
  return name.empty() ? text : "CONSTRAINT " + identifier(name) + ' ' + text;
}

Statements constraint_comment(const Name& table, const operation::Constraint& constraint) {
  const std::string comment = std::visit([](const auto& part) { return part.comment; }, constraint);
  if (comment.empty()) return {};
  const std::string name = constraint_name(constraint);
  if (name.empty()) {
    refuse("a constraint of table \"" + table.name + "\" has a comment but no name",
           "give the constraint a name, so that the comment can be set on it");
  }
  return {comment_on("CONSTRAINT " + identifier(name) + " ON " + qualified(table), comment)};
}

}  // namespace retort::ddl
