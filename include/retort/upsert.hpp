// INSERT … ON CONFLICT: rows that may be there already. Included by <retort/orm.hpp>.
#pragma once

#include <vector>

#include <retort/orm.hpp>

namespace retort {

namespace detail {

/// ON CONFLICT in its parts; no columns: any conflict.
struct ConflictParts {
  std::vector<const ColumnInfo*> columns;
  bool update = false;
};

void insert(Transaction& tx, const TableInfo& table, RowSource rows,
            const std::vector<const ColumnInfo*>& send, const ConflictParts& conflict, RowSink sink);
/// The columns of the primary key.
std::vector<const ColumnInfo*> key_columns(const TableInfo& table);

}  // namespace detail

/// The columns that tell whether a row is there already: those of a primary key or a unique constraint.
template <typename Row>
struct Conflict {
  std::vector<const ColumnInfo*> columns;
};

/// `retort::conflict(chat::threads.email)`
template <typename Row, typename... T>
Conflict<Row> conflict(const Column<Row, T>&... columns) {
  return {{&columns.info()...}};
}

/// Inserts the row, or updates the one that has the same values in the columns of `on` (without it: the same
/// primary key), and returns it as stored. An update writes what an insert would have sent but the key;
/// columns with on_update_now become now().
template <Model Row>
Row upsert(pqxx::transaction_base& tx, const Row& row, const Conflict<Row>& on = {},
           const Send<Row>& send = {}) {
  const TableInfo& table = table_traits<Row>::info;
  std::vector<Row> stored;
  detail::insert(tx, table, {&row, sizeof(Row), 1}, send.columns,
                 {on.columns.empty() ? detail::key_columns(table) : on.columns, true}, detail::sink(stored));
  return std::move(stored.front());
}

/// Inserts those of the rows that meet no other one in a key or a unique constraint (with `on`: in that one),
/// and returns them as stored; the others are passed over. `rows` is anything contiguous.
template <typename Rows, Model Row = std::remove_cvref_t<decltype(*std::declval<const Rows&>().data())>>
std::vector<Row> insert_missing(pqxx::transaction_base& tx, const Rows& rows, const Conflict<Row>& on = {}) {
  std::vector<Row> stored;
  detail::insert(tx, table_traits<Row>::info, {rows.data(), sizeof(Row), rows.size()}, {},
                 {on.columns, false}, detail::sink(stored));
  return stored;
}

}  // namespace retort
