// What <retort/orm.hpp> calls: build the statement, run it, read its rows.
#include <algorithm>
#include <atomic>
#include <string>

#include <retort/orm.hpp>

#include "orm/failure.hpp"
#include "orm/rows.hpp"
#include "orm/session.hpp"
#include "orm/statement.hpp"

namespace retort::detail {
namespace {

std::string action(const char* verb, const TableInfo& table) {
  return verb + std::string(table.name);
}

}  // namespace

namespace {

void insert_some(Transaction& tx, const TableInfo& table, RowSource rows,
                 const std::vector<const ColumnInfo*>& send, const ConflictParts* conflict, RowSink sink) {
  // The protocol counts parameters in 16 bits.
  const std::size_t at_once = std::max<std::size_t>(1, 65'535 / std::max<std::size_t>(1, table.size));
  for (std::size_t done = 0; done < rows.count; done += at_once) {
    const RowSource some{static_cast<const char*>(rows.first) + done * rows.stride, rows.stride,
                         std::min(at_once, rows.count - done)};
    const Expression statement = orm::insert_statement(table, some, send, conflict);
    orm::read(table, orm::run(tx, statement, action("insert into ", table)), sink);
  }
}

}  // namespace

void insert(Transaction& tx, const TableInfo& table, RowSource rows,
            const std::vector<const ColumnInfo*>& send, RowSink sink) {
  insert_some(tx, table, rows, send, nullptr, sink);
}

void insert(Transaction& tx, const TableInfo& table, RowSource rows,
            const std::vector<const ColumnInfo*>& send, const ConflictParts& conflict, RowSink sink) {
  if (conflict.update && conflict.columns.empty()) {
    orm::fail("R0718", "an upsert into " + std::string(table.name) + ", which has no primary key",
              "say which columns tell rows apart: retort::upsert(tx, row, retort::conflict(…))");
  }
  insert_some(tx, table, rows, send, &conflict, sink);
}

std::vector<const ColumnInfo*> key_columns(const TableInfo& table) {
  std::vector<const ColumnInfo*> columns;
  for (std::size_t i = 0; i < table.size; ++i) {
    if (table.columns[i].flags.primary_key) columns.push_back(&table.columns[i]);
  }
  return columns;
}

void find(Transaction& tx, const TableInfo& table, const std::vector<Parameter>& key, RowSink sink) {
  orm::read(table, orm::run(tx, orm::find_statement(table, key), action("find in ", table)), sink);
}

void update(Transaction& tx, const TableInfo& table, const void* row, RowSink sink) {
  const orm::Result result = orm::run(tx, orm::update_statement(table, row), action("update of ", table));
  if (result.rows() == 0) {
    std::string key;
    for (const Parameter& part : key_of(table, row)) key += (key.empty() ? "" : ", ") + part.value_or("NULL");
    orm::fail("R0707", "no row of " + std::string(table.name) + " has the key (" + key + ")",
              "it was erased meanwhile, or never inserted: use insert");
  }
  orm::read(table, result, sink);
}

bool erase(Transaction& tx, const TableInfo& table, const std::vector<Parameter>& key) {
  return orm::run(tx, orm::erase_statement(table, key), action("erase from ", table)).affected() > 0;
}

std::vector<Parameter> key_of(const TableInfo& table, const void* row) {
  std::vector<Parameter> key;
  for (std::size_t i = 0; i < table.size; ++i) {
    if (table.columns[i].flags.primary_key) key.push_back(orm::write(table.columns[i], row));
  }
  return key;
}

void select(Transaction& tx, const SelectParts& parts, RowSink sink) {
  const TableInfo& table = *parts.table;
  orm::read(table, orm::run(tx, orm::select_statement(parts), action("select from ", table)), sink);
}

namespace {

Expression cursor_statement(const std::string& before, const SelectParts& parts) {
  Expression statement{before, {}};
  statement.append(orm::select_statement(parts));
  return statement;
}

}  // namespace

Cursor::Cursor(Transaction& tx, const SelectParts& parts) : tx_(tx), table_(*parts.table) {
  static std::atomic<unsigned long> count = 0;
  name_ = "retort_" + std::to_string(++count);
  orm::run(tx, cursor_statement("DECLARE " + name_ + " NO SCROLL CURSOR FOR ", parts),
           action("select from ", table_));
}

Cursor::~Cursor() {
  try {
    orm::run(tx_, Expression{"CLOSE " + name_, {}}, action("select from ", table_));
  } catch (...) {
    // The transaction is over or aborted, and the cursor gone with it.
  }
}

bool Cursor::fetch(std::size_t count, RowSink sink) {
  const std::string sql = "FETCH " + std::to_string(std::max<std::size_t>(count, 1)) + " FROM " + name_;
  const orm::Result result = orm::run(tx_, Expression{sql, {}}, action("select from ", table_));
  orm::read(table_, result, sink);
  return result.rows() > 0;
}

long long count(Transaction& tx, const SelectParts& parts) {
  const orm::Result result = orm::run(tx, orm::count_statement(parts), action("count of ", *parts.table));
  return sql_type<long long>::from_text(*result.value(0, 0));
}

bool exists(Transaction& tx, const SelectParts& parts) {
  return orm::run(tx, orm::exists_statement(parts), action("select from ", *parts.table)).value(0, 0) == "t";
}

void not_one(const TableInfo& table, std::size_t count) {
  orm::fail(
      "R0708",
      "one() found " + std::string(count == 0 ? "no row" : "several rows") + " of " + std::string(table.name),
      "narrow the condition, or use first() or all()");
}

void add_condition(std::optional<Expression>& where, const Expression& condition) {
  where = where ? join(*where, "AND", condition) : condition;
}

void add_order(std::optional<Expression>& order, const Expression& item) {
  if (order) order->append(", ");
  if (!order) order.emplace();
  order->append(item);
}

long long update(Transaction& tx, const ChangeParts& parts, RowSink sink) {
  const bool returning = sink.container != nullptr;
  const orm::Result result =
      orm::run(tx, orm::update_statement(parts, returning), action("update of ", *parts.table));
  if (returning) orm::read(*parts.table, result, sink);
  return result.affected();
}

long long erase(Transaction& tx, const ChangeParts& parts, RowSink sink) {
  const bool returning = sink.container != nullptr;
  const orm::Result result =
      orm::run(tx, orm::erase_statement(parts, returning), action("erase from ", *parts.table));
  if (returning) orm::read(*parts.table, result, sink);
  return result.affected();
}

}  // namespace retort::detail
