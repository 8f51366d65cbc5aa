// Rows in a libpqxx transaction on a retort::Connection:
//
//   retort::Connection connection(url);
//   pqxx::work tx(connection.pqxx());
//   chat::Thread thread = retort::insert(tx, chat::Thread{.email = "a@b.c"});
//   auto recent = retort::select(tx, chat::threads)
//                     .where(chat::threads.email == "a@b.c" && !chat::threads.is_deleted)
//                     .order_by(chat::threads.created_at.desc())
//                     .limit(10)
//                     .all();
//   tx.commit();
//
// The functions run at once, on the transaction's own session, between any statements that libpqxx runs
// there. They throw Error: what <retort/database_error.hpp> lists where the server refuses, R0701 to R0704
// for values that do not fit the model, R0706 and R0790 for a transaction that cannot be used.
//
// A column with a server default (a default, identity, serial) whose member still equals that of a freshly
// constructed row is left to the server. `send` overrules that. Generated columns are never sent.
#pragma once

#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <retort/connection.hpp>
#include <retort/database_error.hpp>
#include <retort/query.hpp>

namespace retort {

namespace detail {

/// Where rows go: `append` makes room for one in `container` and returns it.
struct RowSink {
  void* container;
  void* (*append)(void* container);
};

template <typename Row>
RowSink sink(std::vector<Row>& rows) {
  return {&rows, [](void* container) -> void* {
            return &static_cast<std::vector<Row>*>(container)->emplace_back();
          }};
}

/// Rows that lie one behind the other.
struct RowSource {
  const void* first;
  std::size_t stride;
  std::size_t count;
};

/// SELECT … in its parts.
struct SelectParts {
  const TableInfo* table;
  std::optional<Expression> where;
  std::optional<Expression> order;
  std::optional<long long> limit;
  std::optional<long long> offset;
  const char* lock = "";
};

/// UPDATE and DELETE in their parts.
struct ChangeParts {
  const TableInfo* table;
  std::vector<std::pair<const ColumnInfo*, Expression>> assignments;
  std::optional<Expression> where;
};

using Transaction = ::pqxx::transaction_base;

void insert(Transaction& tx, const TableInfo& table, RowSource rows,
            const std::vector<const ColumnInfo*>& send, RowSink sink);
void find(Transaction& tx, const TableInfo& table, const std::vector<Parameter>& key, RowSink sink);
void update(Transaction& tx, const TableInfo& table, const void* row, RowSink sink);
bool erase(Transaction& tx, const TableInfo& table, const std::vector<Parameter>& key);
std::vector<Parameter> key_of(const TableInfo& table, const void* row);

void select(Transaction& tx, const SelectParts& parts, RowSink sink);
long long count(Transaction& tx, const SelectParts& parts);

/// The rows of a SELECT, some at a time, by a cursor of the server's. The transaction outlives it.
class Cursor {
 public:
  Cursor(Transaction& tx, const SelectParts& parts);
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;
  ~Cursor();

  /// The next rows, at most `count`. False if there are no more.
  bool fetch(std::size_t count, RowSink sink);

 private:
  Transaction& tx_;
  const TableInfo& table_;
  std::string name_;
};

bool exists(Transaction& tx, const SelectParts& parts);
[[noreturn]] void not_one(const TableInfo& table, std::size_t count);
void add_condition(std::optional<Expression>& where, const Expression& condition);
void add_order(std::optional<Expression>& order, const Expression& item);

/// With a null sink's container no rows are returned.
long long update(Transaction& tx, const ChangeParts& parts, RowSink sink);
long long erase(Transaction& tx, const ChangeParts& parts, RowSink sink);

template <typename Row>
consteval std::size_t key_size() {
  std::size_t size = 0;
  for (const ColumnInfo& column : table_traits<Row>::columns) size += column.flags.primary_key ? 1 : 0;
  return size;
}

/// The place in the table of the key's column number `number`.
template <typename Row>
consteval std::size_t key_index(std::size_t number) {
  std::size_t index = 0;
  for (const ColumnInfo& column : table_traits<Row>::columns) {
    if (column.flags.primary_key && number-- == 0) break;
    ++index;
  }
  return index;
}

template <typename List, std::size_t Index>
struct member_at;
template <auto First, auto... Rest, std::size_t Index>
struct member_at<Members<First, Rest...>, Index> : member_at<Members<Rest...>, Index - 1> {};
template <auto First, auto... Rest>
struct member_at<Members<First, Rest...>, 0> {
  using type = decltype(member_type(First));
};

template <typename Row, std::size_t Number>
using key_type = typename member_at<typename table_traits<Row>::members, key_index<Row>(Number)>::type;

template <typename Row, std::size_t... Number, typename... Key>
std::vector<Parameter> key_parameters(std::index_sequence<Number...>, const Key&... key) {
  static_assert((ValueFor<std::decay_t<Key>, key_type<Row, Number>> && ...),
                "a value of another type than the column of the primary key");
  return {parameter_for<key_type<Row, Number>>(key)...};
}

template <typename Row, typename... Key>
std::vector<Parameter> key_parameters(const Key&... key) {
  static_assert(key_size<Row>() > 0, "this table has no primary key");
  static_assert(key_size<Row>() == sizeof...(Key), "give one value for each column of the primary key");
  if constexpr (key_size<Row>() == sizeof...(Key)) {
    return key_parameters<Row>(std::index_sequence_for<Key...>{}, key...);
  } else {
    return {};
  }
}

}  // namespace detail

/// Columns that insert sends even where they look untouched.
template <typename Row>
struct Send {
  std::vector<const ColumnInfo*> columns;
};

/// For `insert`: send these columns as they are in the row, whatever defaults the server has.
template <typename Row, typename... T>
Send<Row> send(const Column<Row, T>&... columns) {
  return {{&columns.info()...}};
}

/// Inserts one row and returns it as the server stored it, with everything that the server filled in.
template <Model Row>
Row insert(pqxx::transaction_base& tx, const Row& row, const Send<Row>& send = {}) {
  std::vector<Row> stored;
  detail::insert(tx, table_traits<Row>::info, {&row, sizeof(Row), 1}, send.columns, detail::sink(stored));
  return std::move(stored.front());
}

/// Inserts several rows, in as few statements as the protocol allows, and returns them in the same order.
/// `rows` is anything contiguous: a vector, an array, a span.
template <typename Rows, Model Row = std::remove_cvref_t<decltype(*std::declval<const Rows&>().data())>>
std::vector<Row> insert(pqxx::transaction_base& tx, const Rows& rows, const Send<Row>& send = {}) {
  std::vector<Row> stored;
  stored.reserve(rows.size());
  detail::insert(tx, table_traits<Row>::info, {rows.data(), sizeof(Row), rows.size()}, send.columns,
                 detail::sink(stored));
  return stored;
}

/// The row with this primary key, if there is one. A composite key takes its values in the order of the
/// table's columns.
template <Model Row, typename... Key>
std::optional<Row> find(pqxx::transaction_base& tx, const Key&... key) {
  std::vector<Row> rows;
  detail::find(tx, table_traits<Row>::info, detail::key_parameters<Row>(key...), detail::sink(rows));
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

/// Writes every column of `row` but the key to the row that has its key, and returns it as stored. Columns
/// with on_update_now become now(). Throws Error R0707 if no row has the key.
template <Model Row>
Row update(pqxx::transaction_base& tx, const Row& row) {
  static_assert(detail::key_size<Row>() > 0, "this table has no primary key: use update(tx, table).where(…)");
  std::vector<Row> stored;
  detail::update(tx, table_traits<Row>::info, &row, detail::sink(stored));
  return std::move(stored.front());
}

/// Deletes the row that has the key of `row`. False if there was none.
template <Model Row>
bool erase(pqxx::transaction_base& tx, const Row& row) {
  static_assert(detail::key_size<Row>() > 0, "this table has no primary key: use erase(tx, table).where(…)");
  return detail::erase(tx, table_traits<Row>::info, detail::key_of(table_traits<Row>::info, &row));
}

/// Deletes the row with this primary key. False if there was none.
template <Model Row, typename... Key>
requires(sizeof...(Key) > 0 && !(std::same_as<Key, Row> && ...)) bool erase(pqxx::transaction_base& tx,
                                                                            const Key&... key) {
  return detail::erase(tx, table_traits<Row>::info, detail::key_parameters<Row>(key...));
}

/// A SELECT in the making. Nothing runs before all, first, one, count or exists; each runs anew.
template <typename Row>
class Select {
 public:
  explicit Select(pqxx::transaction_base& tx) : tx_(&tx) {}

  /// Further conditions are joined with AND.
  Select& where(const Condition<Row>& condition) {
    detail::add_condition(parts_.where, condition.expression());
    return *this;
  }
  /// Further orders come after the ones before.
  template <std::convertible_to<Order<Row>>... Orders>
  Select& order_by(const Orders&... orders) {
    (detail::add_order(parts_.order, static_cast<Order<Row>>(orders).expression), ...);
    return *this;
  }
  Select& limit(long long rows) {
    parts_.limit = rows;
    return *this;
  }
  Select& offset(long long rows) {
    parts_.offset = rows;
    return *this;
  }
  /// Locks the rows until the end of the transaction.
  Select& for_update() {
    parts_.lock = " FOR UPDATE";
    return *this;
  }
  /// As for_update, passing over rows that others have locked: a queue.
  Select& for_update_skip_locked() {
    parts_.lock = " FOR UPDATE SKIP LOCKED";
    return *this;
  }

  std::vector<Row> all() const {
    std::vector<Row> rows;
    detail::select(*tx_, parts_, detail::sink(rows));
    return rows;
  }
  /// Calls `use` with each row, holding no more than `at_once` of them at a time. Other statements may run
  /// meanwhile. Needs a real transaction: no pqxx::nontransaction.
  template <std::invocable<Row&> Use>
  void each(const Use& use, std::size_t at_once = 1000) const {
    detail::Cursor cursor(*tx_, parts_);
    for (std::vector<Row> rows; cursor.fetch(at_once, detail::sink(rows)); rows.clear()) {
      for (Row& row : rows) use(row);
    }
  }
  /// The first row of the order, if any.
  std::optional<Row> first() const {
    std::vector<Row> rows = at_most(1);
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
  }
  /// The only row. Throws Error R0708 if there are none or several.
  Row one() const {
    std::vector<Row> rows = at_most(2);
    if (rows.size() != 1) detail::not_one(*parts_.table, rows.size());
    return std::move(rows.front());
  }
  long long count() const { return detail::count(*tx_, parts_); }
  bool exists() const { return detail::exists(*tx_, parts_); }

 private:
  std::vector<Row> at_most(long long rows) const {
    Select limited = *this;
    if (!parts_.limit || *parts_.limit > rows) limited.limit(rows);
    return limited.all();
  }

  pqxx::transaction_base* tx_;
  detail::SelectParts parts_{&table_traits<Row>::info, {}, {}, {}, {}};
};

/// `retort::select(tx, chat::threads)…`
template <typename Row>
Select<Row> select(pqxx::transaction_base& tx, const Table<Row>&) {
  return Select<Row>(tx);
}

/// An UPDATE in the making. It cannot run before `where`, or `all_rows` if that is what is meant.
template <typename Row, bool Bounded = false>
class Update {
 public:
  explicit Update(pqxx::transaction_base& tx) : tx_(&tx) {}
  Update(pqxx::transaction_base& tx, detail::ChangeParts parts) : tx_(&tx), parts_(std::move(parts)) {}

  template <typename T, typename U>
  requires detail::ValueFor<std::decay_t<U>, detail::unwrapped<T>> Update& set(const Column<Row, T>& column,
                                                                               const U& value) {
    return assign(column.info(), detail::parameter_for<detail::unwrapped<T>>(value));
  }
  template <typename T>
  requires(column_type<T>::nullable) Update& set(const Column<Row, T>& column, std::nullopt_t) {
    return assign(column.info(), std::nullopt);
  }
  template <typename T, typename U>
  requires(column_type<T>::nullable&& detail::ValueFor<U, detail::unwrapped<T>>) Update& set(
      const Column<Row, T>& column, const std::optional<U>& value) {
    return value ? set(column, *value) : set(column, std::nullopt);
  }
  /// To the value of another column of the row.
  template <typename T, typename U>
  requires std::same_as<detail::unwrapped<T>, detail::unwrapped<U>> Update& set(const Column<Row, T>& column,
                                                                                const Column<Row, U>& other) {
    detail::Expression expression = detail::suffix(*parts_.table, other.info(), "");
    parts_.assignments.emplace_back(&column.info(), std::move(expression));
    return *this;
  }

  /// Further conditions are joined with AND.
  Update<Row, true> where(const Condition<Row>& condition) const {
    detail::ChangeParts parts = parts_;
    detail::add_condition(parts.where, condition.expression());
    return {*tx_, std::move(parts)};
  }
  Update<Row, true> all_rows() const { return {*tx_, parts_}; }

  /// Runs, setting columns with on_update_now as well unless `set` did. Returns how many rows changed. Throws
  /// Error R0709 if nothing is set.
  long long execute() const requires Bounded { return detail::update(*tx_, parts_, {nullptr, nullptr}); }
  /// As execute, but returns the rows as they are now.
  std::vector<Row> returning() const requires Bounded {
    std::vector<Row> rows;
    detail::update(*tx_, parts_, detail::sink(rows));
    return rows;
  }

 private:
  Update& assign(const ColumnInfo& column, detail::Parameter value) {
    detail::Expression expression;
    expression.append_parameter(std::move(value));
    parts_.assignments.emplace_back(&column, std::move(expression));
    return *this;
  }

  pqxx::transaction_base* tx_;
  detail::ChangeParts parts_{&table_traits<Row>::info, {}, {}};
};

/// `retort::update(tx, chat::threads).set(chat::threads.is_deleted, true).where(…).execute()`
template <typename Row>
Update<Row> update(pqxx::transaction_base& tx, const Table<Row>&) {
  return Update<Row>(tx);
}

/// A DELETE in the making. It cannot run before `where`, or `all_rows` if that is what is meant.
template <typename Row, bool Bounded = false>
class Erase {
 public:
  explicit Erase(pqxx::transaction_base& tx) : tx_(&tx) {}
  Erase(pqxx::transaction_base& tx, detail::ChangeParts parts) : tx_(&tx), parts_(std::move(parts)) {}

  /// Further conditions are joined with AND.
  Erase<Row, true> where(const Condition<Row>& condition) const {
    detail::ChangeParts parts = parts_;
    detail::add_condition(parts.where, condition.expression());
    return {*tx_, std::move(parts)};
  }
  Erase<Row, true> all_rows() const { return {*tx_, parts_}; }

  /// How many rows went.
  long long execute() const requires Bounded { return detail::erase(*tx_, parts_, {nullptr, nullptr}); }
  /// The rows that went.
  std::vector<Row> returning() const requires Bounded {
    std::vector<Row> rows;
    detail::erase(*tx_, parts_, detail::sink(rows));
    return rows;
  }

 private:
  pqxx::transaction_base* tx_;
  detail::ChangeParts parts_{&table_traits<Row>::info, {}, {}};
};

/// `retort::erase(tx, chat::threads).where(…).execute()`
template <typename Row>
Erase<Row> erase(pqxx::transaction_base& tx, const Table<Row>&) {
  return Erase<Row>(tx);
}

}  // namespace retort

#include <retort/upsert.hpp>
