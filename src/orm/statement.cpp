// Text of statements. Building one costs microseconds beside a round trip; it depends on values only through
// which columns of an INSERT are DEFAULT, so equal shapes give equal text and can be prepared.
#include "orm/statement.hpp"

#include <algorithm>

#include "orm/failure.hpp"
#include "orm/quote.hpp"
#include "orm/rows.hpp"

namespace retort::orm {
namespace {

using detail::Expression;

std::string table_name(const TableInfo& table) {
  return quote(table.schema, table.name);
}

bool sent_with(const std::vector<const ColumnInfo*>& send, const ColumnInfo& column) {
  return std::find(send.begin(), send.end(), &column) != send.end();
}

/// ` WHERE "threads"."id" = $1 AND …`
void append_key(Expression& statement, const TableInfo& table, const std::vector<detail::Parameter>& key) {
  const char* before = " WHERE ";
  std::size_t next = 0;
  for (std::size_t i = 0; i < table.size; ++i) {
    if (!table.columns[i].flags.primary_key) continue;
    statement.append(before + detail::qualified(table, table.columns[i]) + " = ");
    statement.append_parameter(key.at(next++));
    before = " AND ";
  }
}

void append_where(Expression& statement, const std::optional<Expression>& where) {
  if (!where) return;
  statement.append(" WHERE ");
  statement.append(*where);
}

void append_bounds(Expression& statement, const detail::SelectParts& parts) {
  if (parts.limit) {
    statement.append(" LIMIT ");
    statement.append_parameter(std::to_string(*parts.limit));
  }
  if (parts.offset) {
    statement.append(" OFFSET ");
    statement.append_parameter(std::to_string(*parts.offset));
  }
}

/// `"updated_at" = now()`: the assignments that an UPDATE brings by itself.
bool touches(const ColumnInfo& column) {
  return column.flags.on_update_now && !column.flags.generated;
}

/// `what` from the rows that `parts` describe.
Expression from(const detail::SelectParts& parts, const std::string& what, bool ordered) {
  Expression statement{"SELECT " + what + " FROM " + table_name(*parts.table), {}};
  append_where(statement, parts.where);
  if (ordered && parts.order) {
    statement.append(" ORDER BY ");
    statement.append(*parts.order);
  }
  append_bounds(statement, parts);
  return statement;
}

/// Whether INSERT leaves the column to the server.
bool by_server(const TableInfo& table, const ColumnInfo& column, const void* row,
               const std::vector<const ColumnInfo*>& send) {
  return !sent_with(send, column) &&
         (column.flags.identity_always || (column.flags.server_default && untouched(table, column, row)));
}

/// ` ON CONFLICT (…) DO …`; an update is of one row, `row`.
void append_conflict(Expression& statement, const TableInfo& table, const detail::ConflictParts& conflict,
                     const void* row, const std::vector<const ColumnInfo*>& send) {
  std::string names;
  for (const ColumnInfo* column : conflict.columns)
    names += (names.empty() ? "" : ", ") + quote(column->name);
  statement.append(" ON CONFLICT" + (names.empty() ? "" : " (" + names + ")"));
  if (!conflict.update) return statement.append(" DO NOTHING");
  statement.append(" DO UPDATE SET ");
  bool any = false;
  for (std::size_t i = 0; i < table.size; ++i) {
    const ColumnInfo& column = table.columns[i];
    const bool kept = column.flags.primary_key || column.flags.generated || column.flags.identity_always ||
                      sent_with(conflict.columns, column);
    if (kept || (!touches(column) && by_server(table, column, row, send))) continue;
    statement.append((any ? ", " : "") + quote(column.name) + " = ");
    statement.append(touches(column) ? "now()" : "EXCLUDED." + quote(column.name));
    any = true;
  }
  // Nothing to write: the row is still found, and returned.
  const std::string first = quote(conflict.columns.front()->name);
  if (!any) statement.append(first + " = EXCLUDED." + first);
}

}  // namespace

Expression insert_statement(const TableInfo& table, detail::RowSource rows,
                            const std::vector<const ColumnInfo*>& send,
                            const detail::ConflictParts* conflict) {
  Expression statement{"INSERT INTO " + table_name(table) + " (", {}};
  std::vector<const ColumnInfo*> columns;
  bool overriding = false;
  const ColumnInfo* left_out = nullptr;
  for (std::size_t i = 0; i < table.size; ++i) {
    const ColumnInfo& column = table.columns[i];
    if (column.flags.generated) continue;
    if (column.flags.identity_always && !sent_with(send, column)) {
      // PostgreSQL 13 takes no DEFAULT for it in several rows.
      left_out = &column;
      continue;
    }
    overriding = overriding || column.flags.identity_always;
    columns.push_back(&column);
  }
  if (columns.empty() && left_out != nullptr) columns.push_back(left_out);
  for (const ColumnInfo* column : columns)
    statement.append((column == columns.front() ? "" : ", ") + quote(column->name));
  statement.append(overriding ? ") OVERRIDING SYSTEM VALUE VALUES " : ") VALUES ");
  for (std::size_t i = 0; i < rows.count; ++i) {
    const void* const row = static_cast<const char*>(rows.first) + i * rows.stride;
    const char* before = i == 0 ? "(" : ", (";
    for (const ColumnInfo* column : columns) {
      statement.append(before);
      if (by_server(table, *column, row, send)) {
        statement.append("DEFAULT");
      } else {
        statement.append_parameter(write(*column, row));
      }
      before = ", ";
    }
    statement.append(")");
  }
  if (conflict != nullptr) append_conflict(statement, table, *conflict, rows.first, send);
  statement.append(" RETURNING " + column_list(table));
  return statement;
}

Expression find_statement(const TableInfo& table, const std::vector<detail::Parameter>& key) {
  Expression statement{"SELECT " + column_list(table) + " FROM " + table_name(table), {}};
  append_key(statement, table, key);
  return statement;
}

Expression erase_statement(const TableInfo& table, const std::vector<detail::Parameter>& key) {
  Expression statement{"DELETE FROM " + table_name(table), {}};
  append_key(statement, table, key);
  return statement;
}

Expression update_statement(const TableInfo& table, const void* row) {
  Expression statement{"UPDATE " + table_name(table) + " SET ", {}};
  bool any = false;
  for (std::size_t i = 0; i < table.size; ++i) {
    const ColumnInfo& column = table.columns[i];
    if (column.flags.primary_key || column.flags.generated || column.flags.identity_always) continue;
    statement.append((any ? ", " : "") + quote(column.name) + " = ");
    if (touches(column)) {
      statement.append("now()");
    } else {
      statement.append_parameter(write(column, row));
    }
    any = true;
  }
  if (!any) {
    // Nothing but a key: the row is still looked for, and returned.
    const auto* const end = table.columns + table.size;
    const auto* const key =
        std::find_if(table.columns, end, [](const ColumnInfo& column) { return column.flags.primary_key; });
    statement.append(quote(key->name) + " = " + quote(key->name));
  }
  append_key(statement, table, detail::key_of(table, row));
  statement.append(" RETURNING " + column_list(table));
  return statement;
}

Expression select_statement(const detail::SelectParts& parts) {
  Expression statement = from(parts, column_list(*parts.table), true);
  statement.append(parts.lock);
  return statement;
}

Expression count_statement(const detail::SelectParts& parts) {
  if (!parts.limit && !parts.offset) return from(parts, "count(*)", false);
  Expression statement{"SELECT count(*) FROM (", {}};
  statement.append(from(parts, "1", false));
  statement.append(") AS counted");
  return statement;
}

Expression exists_statement(const detail::SelectParts& parts) {
  Expression statement{"SELECT EXISTS (", {}};
  statement.append(from(parts, "1", false));
  statement.append(")");
  return statement;
}

Expression update_statement(const detail::ChangeParts& parts, bool returning) {
  const TableInfo& table = *parts.table;
  if (parts.assignments.empty()) {
    fail("R0709", "an update of " + std::string(table.name) + " sets nothing",
         "call set(column, value) first");
  }
  Expression statement{"UPDATE " + table_name(table) + " SET ", {}};
  const char* before = "";
  for (const auto& [column, value] : parts.assignments) {
    statement.append(before + quote(column->name) + " = ");
    statement.append(value);
    before = ", ";
  }
  for (std::size_t i = 0; i < table.size; ++i) {
    const ColumnInfo& column = table.columns[i];
    const auto assigned = [&](const auto& assignment) { return assignment.first == &column; };
    if (touches(column) && std::none_of(parts.assignments.begin(), parts.assignments.end(), assigned)) {
      statement.append(", " + quote(column.name) + " = now()");
    }
  }
  append_where(statement, parts.where);
  if (returning) statement.append(" RETURNING " + column_list(table));
  return statement;
}

Expression erase_statement(const detail::ChangeParts& parts, bool returning) {
  Expression statement{"DELETE FROM " + table_name(*parts.table), {}};
  append_where(statement, parts.where);
  if (returning) statement.append(" RETURNING " + column_list(*parts.table));
  return statement;
}

}  // namespace retort::orm
