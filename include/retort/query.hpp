// Typed columns, and what is built from them: conditions, orders, assignments. All are values; nothing runs
// before <retort/orm.hpp> is given one.
//
// Rules:
// - A value is always a bound parameter, never part of the SQL.
// - The column stands on the left: `chat::threads.email == "a@b.c"`.
// - A column is compared to what converts to its type without loss of meaning; anything else does not
// compile.
// - `column == std::nullopt` and an empty optional mean IS NULL (`!=`: IS NOT NULL). It compiles for optional
// columns only.
// - Everything else means what it means in SQL: a comparison with NULL selects no row.
#pragma once

#include <concepts>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <retort/table.hpp>

namespace retort {

template <typename Row, typename T>
class Column;

namespace detail {

using Parameter = std::optional<std::string>;

/// SQL with places for parameters. Values only join by appending, so numbering waits until it is rendered.
struct Expression {
  std::string sql;  ///< A byte 0x01 stands where a parameter goes; names cannot hold one.
  std::vector<Parameter> parameters;

  void append(std::string_view text) { sql += text; }
  void append(const Expression& other);
  void append_parameter(Parameter parameter);
};

/// `"threads"."email"`.
std::string qualified(const TableInfo& table, const ColumnInfo& column);
Expression compare(const TableInfo& table, const ColumnInfo& column, const char* op, Parameter value);
Expression compare(const TableInfo& table, const ColumnInfo& column, const char* op, const ColumnInfo& other);
/// `<column> <text>`: IS NULL and the like.
Expression suffix(const TableInfo& table, const ColumnInfo& column, const char* text);
Expression between(const TableInfo& table, const ColumnInfo& column, Parameter low, Parameter high);
/// `<column> = ANY (array)` or `<column> <> ALL (array)`.
Expression member_of(const TableInfo& table, const ColumnInfo& column, bool negate, Parameter array);
/// `value = ANY (<column>)`.
Expression holds(const TableInfo& table, const ColumnInfo& column, Parameter value);
Expression join(const Expression& left, const char* op, const Expression& right);
Expression negate(const Expression& operand);

template <typename T>
Parameter to_parameter(const T& value) {
  std::string text;
  if (!TextCodec<T>::write(value, text)) return std::nullopt;
  return text;
}

template <typename T>
struct unwrap_optional {
  using type = T;
};
template <typename T>
struct unwrap_optional<std::optional<T>> {
  using type = T;
};
template <typename T>
using unwrapped = typename unwrap_optional<std::remove_cvref_t<T>>::type;

template <typename T>
constexpr bool is_number = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;

/// Whether a value of type `U` may stand where a column's value of type `Value` does: the same type, an
/// integer for an integer, a number for a floating-point number, text for text, or what converts implicitly.
template <typename U, typename Value>
concept ValueFor = std::same_as<U, Value> ||
                   (std::integral<Value>&& is_number<Value>&& std::integral<U>&& is_number<U>) ||
                   (std::floating_point<Value> && is_number<U>) ||
                   (!std::is_arithmetic_v<Value> && std::convertible_to<const U&, Value> &&
                    !std::same_as<U, bool> && !std::same_as<U, std::nullptr_t>) ||
                   (std::same_as<Value, std::string> && std::convertible_to<const U&, std::string_view> &&
                    !std::same_as<U, std::nullptr_t>);

/// Integers keep their own width: one that is too large for the column is the server's error, not a wrong
/// value.
template <typename Value, typename U>
Parameter parameter_for(const U& value) {
  if constexpr (std::same_as<Value, U>) {
    return to_parameter(value);
  } else if constexpr (std::integral<Value>) {
    return std::to_string(value);
  } else if constexpr (std::same_as<Value, std::string>) {
    return std::string(std::string_view(value));
  } else {
    return to_parameter(static_cast<Value>(value));
  }
}

}  // namespace detail

template <typename Row>
class Condition;

namespace detail {

/// Makes `&&`, `||` and `!` visible for conditions and for boolean columns alike, and for nothing else.
template <typename Row>
struct Logic {
  friend Condition<Row> operator&&(const Condition<Row>& left, const Condition<Row>& right) {
    return Condition<Row>(join(left.expression(), "AND", right.expression()));
  }
  friend Condition<Row> operator||(const Condition<Row>& left, const Condition<Row>& right) {
    return Condition<Row>(join(left.expression(), "OR", right.expression()));
  }
  friend Condition<Row> operator!(const Condition<Row>& operand) {
    return Condition<Row>(negate(operand.expression()));
  }
};

struct NoLogic {};

}  // namespace detail

/// What is true or not of each row of `Row`'s table.
template <typename Row>
class Condition : detail::Logic<Row> {
 public:
  explicit Condition(detail::Expression expression) : expression_(std::move(expression)) {}
  /// A boolean column is a condition.
  Condition(const Column<Row, bool>& column);                 // NOLINT
  Condition(const Column<Row, std::optional<bool>>& column);  // NOLINT

  const detail::Expression& expression() const { return expression_; }

 private:
  detail::Expression expression_;
};

/// One item of ORDER BY.
template <typename Row>
struct Order {
  detail::Expression expression;

  Order nulls_first() && {
    expression.append(" NULLS FIRST");
    return std::move(*this);
  }
  Order nulls_last() && {
    expression.append(" NULLS LAST");
    return std::move(*this);
  }
};

/// A column of a model, of the C++ type `T` that its member has.
template <typename Row, typename T>
class Column
    : std::conditional_t<std::same_as<detail::unwrapped<T>, bool>, detail::Logic<Row>, detail::NoLogic> {
 public:
  using value_type = detail::unwrapped<T>;
  static constexpr bool nullable = column_type<T>::nullable;
  /// `json` has no equality on the server; compare as `jsonb`.
  static constexpr bool comparable = !std::same_as<value_type, json>;

  /// The column at `index` of the table.
  constexpr explicit Column(unsigned index) : index_(index) {}  // NOLINT

  const ColumnInfo& info() const { return table().columns[index_]; }

  template <detail::ValueFor<value_type> U>
  requires comparable Condition<Row>
  operator==(const U& value) const { return compare("=", value); }
  template <detail::ValueFor<value_type> U>
  requires comparable Condition<Row>
  operator!=(const U& value) const { return compare("<>", value); }
  template <detail::ValueFor<value_type> U>
  requires comparable Condition<Row>
  operator<(const U& value) const { return compare("<", value); }
  template <detail::ValueFor<value_type> U>
  requires comparable Condition<Row>
  operator<=(const U& value) const { return compare("<=", value); }
  template <detail::ValueFor<value_type> U>
  requires comparable Condition<Row>
  operator>(const U& value) const { return compare(">", value); }
  template <detail::ValueFor<value_type> U>
  requires comparable Condition<Row>
  operator>=(const U& value) const { return compare(">=", value); }

  Condition<Row> operator==(std::nullopt_t) const requires nullable { return is_null(); }
  Condition<Row> operator!=(std::nullopt_t) const requires nullable { return is_not_null(); }
  /// An empty optional means IS NULL.
  template <detail::ValueFor<value_type> U>
  requires(nullable&& comparable) Condition<Row>
  operator==(const std::optional<U>& value) const { return value ? *this == *value : is_null(); }
  template <detail::ValueFor<value_type> U>
  requires(nullable&& comparable) Condition<Row>
  operator!=(const std::optional<U>& value) const { return value ? *this != *value : is_not_null(); }

  template <typename U>
  requires std::same_as<detail::unwrapped<U>, value_type> Condition<Row>
  operator==(const Column<Row, U>& other) const { return compare_column("=", other); }
  template <typename U>
  requires std::same_as<detail::unwrapped<U>, value_type> Condition<Row>
  operator!=(const Column<Row, U>& other) const { return compare_column("<>", other); }
  template <typename U>
  requires std::same_as<detail::unwrapped<U>, value_type> Condition<Row>
  operator<(const Column<Row, U>& other) const { return compare_column("<", other); }
  template <typename U>
  requires std::same_as<detail::unwrapped<U>, value_type> Condition<Row>
  operator<=(const Column<Row, U>& other) const { return compare_column("<=", other); }
  template <typename U>
  requires std::same_as<detail::unwrapped<U>, value_type> Condition<Row>
  operator>(const Column<Row, U>& other) const { return compare_column(">", other); }
  template <typename U>
  requires std::same_as<detail::unwrapped<U>, value_type> Condition<Row>
  operator>=(const Column<Row, U>& other) const { return compare_column(">=", other); }

  Condition<Row> is_null() const requires nullable {
    return Condition<Row>(detail::suffix(table(), info(), "IS NULL"));
  }
  Condition<Row> is_not_null() const requires nullable {
    return Condition<Row>(detail::suffix(table(), info(), "IS NOT NULL"));
  }

  /// One of `values`; none if there are none.
  Condition<Row> in(const std::vector<value_type>& values) const
      requires(comparable && !column_type<T>::array) {
    return Condition<Row>(detail::member_of(table(), info(), false, detail::to_parameter(values)));
  }
  Condition<Row> not_in(const std::vector<value_type>& values) const
      requires(comparable && !column_type<T>::array) {
    return Condition<Row>(detail::member_of(table(), info(), true, detail::to_parameter(values)));
  }

  /// Both ends included.
  template <detail::ValueFor<value_type> Low, detail::ValueFor<value_type> High>
  requires comparable Condition<Row> between(const Low& low, const High& high)
  const {
    return Condition<Row>(detail::between(table(), info(), detail::parameter_for<value_type>(low),
                                          detail::parameter_for<value_type>(high)));
  }

  /// SQL patterns: `%` any text, `_` one character, `\` takes the next as it is.
  Condition<Row> like(std::string_view pattern) const requires std::same_as<value_type, std::string> {
    return compare_text("LIKE", pattern);
  }
  Condition<Row> ilike(std::string_view pattern) const requires std::same_as<value_type, std::string> {
    return compare_text("ILIKE", pattern);
  }

  /// An array that holds `value`: `value = ANY (column)`.
  template <typename U>
  requires(column_type<T>::array&& detail::ValueFor<U, typename column_type<T>::element>) Condition<Row> has(
      const U& value)
  const {
    return Condition<Row>(
        detail::holds(table(), info(), detail::parameter_for<typename column_type<T>::element>(value)));
  }

  Order<Row> asc() const { return {detail::suffix(table(), info(), "ASC")}; }
  Order<Row> desc() const { return {detail::suffix(table(), info(), "DESC")}; }
  operator Order<Row>() const { return asc(); }  // NOLINT

 private:
  static constexpr const TableInfo& table() { return table_traits<Row>::info; }

  template <typename U>
  Condition<Row> compare(const char* op, const U& value) const {
    return Condition<Row>(detail::compare(table(), info(), op, detail::parameter_for<value_type>(value)));
  }
  template <typename U>
  Condition<Row> compare_column(const char* op, const Column<Row, U>& other) const {
    return Condition<Row>(detail::compare(table(), info(), op, other.info()));
  }
  Condition<Row> compare_text(const char* op, std::string_view pattern) const {
    return Condition<Row>(detail::compare(table(), info(), op, std::string(pattern)));
  }

  unsigned index_;
};

template <typename Row>
Condition<Row>::Condition(const Column<Row, bool>& column)
    : expression_(detail::suffix(table_traits<Row>::info, column.info(), "")) {}
template <typename Row>
Condition<Row>::Condition(const Column<Row, std::optional<bool>>& column)
    : expression_(detail::suffix(table_traits<Row>::info, column.info(), "")) {}

/// The base of each generated columns object (`chat::threads`), which stands for the table.
template <typename Row>
struct Table {};

}  // namespace retort
