// CREATE TABLE, a column or constraint per line, and what has to follow it. The server takes a constraint of
// a new table as valid whatever the text says, so one that is to be NOT VALID is added afterwards; and it
// makes one constraint of two that need the same index, so the second of those is, if a name sets them apart.
#include <algorithm>

#include "base/text.hpp"
#include "ddl/clauses.hpp"

namespace retort::ddl {
namespace {

bool in_primary_key(const TableDefinition& table, const std::string& column) {
  return std::any_of(table.primary_key.begin(), table.primary_key.end(), [&](const PrimaryKey& key) {
    return std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end();
  });
}

std::vector<operation::Constraint> constraints(const TableDefinition& table) {
  std::vector<operation::Constraint> all;
  all.insert(all.end(), table.primary_key.begin(), table.primary_key.end());
  all.insert(all.end(), table.unique_constraints.begin(), table.unique_constraints.end());
  all.insert(all.end(), table.checks.begin(), table.checks.end());
  all.insert(all.end(), table.foreign_keys.begin(), table.foreign_keys.end());
  all.insert(all.end(), table.exclusions.begin(), table.exclusions.end());
  return all;
}

bool not_valid(const operation::Constraint& constraint) {
  if (const auto* check = std::get_if<CheckConstraint>(&constraint)) return check->not_valid;
  if (const auto* key = std::get_if<ForeignKey>(&constraint)) return key->not_valid;
  return false;
}

bool same_index(const UniqueConstraint& unique, const std::string& name,
                const std::vector<std::string>& columns) {
  return unique.columns == columns && !(unique.name.empty() && name.empty());
}

/// Whether another constraint of the table, one before it, needs the same index under another name.
bool merged(const operation::Constraint& constraint, const TableDefinition& table) {
  const auto* unique = std::get_if<UniqueConstraint>(&constraint);
  if (unique == nullptr) return false;
  for (const PrimaryKey& key : table.primary_key)
    if (same_index(*unique, key.name, key.columns)) return true;
  for (const UniqueConstraint& other : table.unique_constraints) {
    if (other == *unique) return false;
    if (same_index(*unique, other.name, other.columns)) return true;
  }
  return false;
}

}  // namespace

Statements create_table(const TableDefinition& table) {
  if (table.primary_key.size() > 1) {
    refuse("table \"" + table.name.name + "\" has more than one primary key", "a table has one at most");
  }
  const std::string name = qualified(table.name);
  Statements later;
  std::vector<std::string> lines;
  for (const ColumnDefinition& column : table.columns) {
    lines.push_back(column_clause(column, in_primary_key(table, column.name)));
    if (!column.comment.empty()) {
      later.push_back(comment_on("COLUMN " + name + '.' + identifier(column.name), column.comment));
    }
  }
  for (const operation::Constraint& constraint : constraints(table)) {
    if (not_valid(constraint) || merged(constraint, table)) {
      later.push_back("ALTER TABLE " + name + " ADD " + constraint_clause(constraint));
    } else {
      lines.push_back(constraint_clause(constraint));
    }
    for (std::string& statement : constraint_comment(table.name, constraint)) {
      later.push_back(std::move(statement));
    }
  }

  std::string create = std::string("CREATE ") + (table.unlogged ? "UNLOGGED " : "") + "TABLE " + name + " (";
  create += lines.empty() ? ")" : "\n  " + base::join(lines, ",\n  ") + "\n)";
  if (!table.partition_by.empty()) create += " PARTITION BY " + table.partition_by;
  if (!table.storage.empty()) create += " WITH (" + table.storage + ')';
  Statements result = {std::move(create)};
  if (!table.comment.empty()) result.push_back(comment_on("TABLE " + name, table.comment));
  result.insert(result.end(), later.begin(), later.end());
  return result;
}

}  // namespace retort::ddl
