// Which SQL type a C++ type is, and how its values travel. Specialise `retort::sql_type` for types of your
// own:
//
//   template <>
//   struct retort::sql_type<shop::Money> {
//     static constexpr std::string_view name = "numeric(12,2)";
//     static std::string to_text(const shop::Money& money) { return money.text(); }
//     static shop::Money from_text(std::string_view text) { return shop::Money(text); }
//   };
//
// `name` is the type as in CREATE TABLE. `to_text` gives what PostgreSQL's input function reads, `from_text`
// takes what its output function prints, and throws if it cannot. std::optional and std::vector of the type
// then work too.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <retort/types.hpp>

namespace retort {

/// The mapping of `T`. Without a definition, `T` is no type of a column.
template <typename T>
struct sql_type;

/// One value of an enum type: the enumerator's number, its label on the server, and the one that it had.
struct EnumLabel {
  long long value;
  std::string_view label;
  std::string_view renamed_from = {};
};

/// An enum type as its header declares it. `labels` is in the order of the declaration.
struct EnumInfo {
  std::string_view schema;  ///< Empty means public.
  std::string_view name;
  const EnumLabel* labels;
  std::size_t size;
};

/// Specialised in generated code for each RETORT_ENUM: `static constexpr EnumInfo info`.
template <typename E>
struct enum_traits;

/// A C++ type seen through std::optional and std::vector: what its SQL name and its nullability depend on.
template <typename T>
struct column_type {
  using element = T;  ///< Without optional and vector.
  static constexpr bool nullable = false;
  static constexpr bool array = false;
};
template <typename T>
struct column_type<std::optional<T>> : column_type<T> {
  static constexpr bool nullable = true;
};
template <typename T>
struct column_type<std::vector<T>> {
  using element = typename column_type<T>::element;
  static constexpr bool nullable = false;
  static constexpr bool array = true;
};
template <>
struct column_type<bytes> {
  using element = bytes;
  static constexpr bool nullable = false;
  static constexpr bool array = false;
};

/// Whether a member of type `T` can be a column.
template <typename T>
concept Mapped = requires {
  sizeof(sql_type<typename column_type<T>::element>);
};

/// The SQL type of a column of type `T` as in CREATE TABLE: `bigint`, `text[]`, `chat.platform`. `modifiers`
/// (`(320)`) replace those of the name, and stand before `[]`; a `text` with modifiers becomes `character
/// varying`.
template <Mapped T>
std::string sql_type_name(std::string_view modifiers = {});

namespace detail {

// The runtime behind the templates of this header, in src/orm.
std::string array_type_name(std::string_view element, std::string_view modifiers, bool array);
std::string enum_type_name(const EnumInfo& info);
std::string_view enum_to_text(const EnumInfo& info, long long value);
long long enum_from_text(const EnumInfo& info, std::string_view text);
/// Appends an element to the text of an array, which begins as "{". Null if `text` is.
void append_array_element(std::string& array, const std::string* text);
/// Appends a row of a nested array.
void append_array_row(std::string& array, std::string_view row);
/// Calls `element` for each element of one array level: with a null pointer for NULL. Rows of nested arrays
/// come as their text. Throws Error R0701 if `text` is no array.
void read_array(std::string_view text, void* context,
                void (*element)(void* context, const std::string* text));
/// Throws Error R0704: NULL where the elements of the vector are not optional.
[[noreturn]] void null_in_array();
/// The text of a range, and back.
std::string range_to_text(const std::string* lower, const std::string* upper, bool lower_inclusive,
                          bool upper_inclusive, bool empty);
struct RangeText {
  std::optional<std::string> lower, upper;
  bool lower_inclusive, upper_inclusive, empty;
};
RangeText range_from_text(std::string_view text);

}  // namespace detail

#define RETORT_DETAIL_SQL_TYPE(type, sql_name)         \
  template <>                                          \
  struct sql_type<type> {                              \
    static constexpr std::string_view name = sql_name; \
    static std::string to_text(const type& value);     \
    static type from_text(std::string_view text);      \
  }

RETORT_DETAIL_SQL_TYPE(bool, "boolean");
RETORT_DETAIL_SQL_TYPE(short, "smallint");
RETORT_DETAIL_SQL_TYPE(int, "integer");
RETORT_DETAIL_SQL_TYPE(long, "bigint");
RETORT_DETAIL_SQL_TYPE(long long, "bigint");
RETORT_DETAIL_SQL_TYPE(float, "real");
RETORT_DETAIL_SQL_TYPE(double, "double precision");
RETORT_DETAIL_SQL_TYPE(std::string, "text");
RETORT_DETAIL_SQL_TYPE(bytes, "bytea");
RETORT_DETAIL_SQL_TYPE(uuid, "uuid");
RETORT_DETAIL_SQL_TYPE(timestamptz, "timestamp with time zone");
RETORT_DETAIL_SQL_TYPE(timestamp, "timestamp without time zone");
RETORT_DETAIL_SQL_TYPE(date, "date");
RETORT_DETAIL_SQL_TYPE(time_of_day, "time without time zone");
RETORT_DETAIL_SQL_TYPE(interval, "interval");
RETORT_DETAIL_SQL_TYPE(numeric, "numeric");
RETORT_DETAIL_SQL_TYPE(json, "json");
RETORT_DETAIL_SQL_TYPE(jsonb, "jsonb");

#undef RETORT_DETAIL_SQL_TYPE

/// Every enum whose traits were generated.
template <typename E>
requires(std::is_enum_v<E>&& requires { enum_traits<E>::info; }) struct sql_type<E> {
  static std::string to_text(E value) {
    return std::string(detail::enum_to_text(enum_traits<E>::info, static_cast<long long>(value)));
  }
  static E from_text(std::string_view text) {
    return static_cast<E>(detail::enum_from_text(enum_traits<E>::info, text));
  }
};

namespace detail {

template <typename T>
constexpr std::string_view range_name = {};
template <>
inline constexpr std::string_view range_name<int> = "int4range";
template <>
inline constexpr std::string_view range_name<long> = "int8range";
template <>
inline constexpr std::string_view range_name<long long> = "int8range";
template <>
inline constexpr std::string_view range_name<numeric> = "numrange";
template <>
inline constexpr std::string_view range_name<date> = "daterange";
template <>
inline constexpr std::string_view range_name<timestamp> = "tsrange";
template <>
inline constexpr std::string_view range_name<timestamptz> = "tstzrange";

}  // namespace detail

template <typename T>
requires(!detail::range_name<T>.empty()) struct sql_type<range<T>> {
  static constexpr std::string_view name = detail::range_name<T>;
  static std::string to_text(const range<T>& value) {
    std::string lower, upper;
    if (value.lower) lower = sql_type<T>::to_text(*value.lower);
    if (value.upper) upper = sql_type<T>::to_text(*value.upper);
    return detail::range_to_text(value.lower ? &lower : nullptr, value.upper ? &upper : nullptr,
                                 value.lower_inclusive, value.upper_inclusive, value.empty);
  }
  static range<T> from_text(std::string_view text) {
    const detail::RangeText parts = detail::range_from_text(text);
    range<T> value{.lower_inclusive = parts.lower_inclusive,
                   .upper_inclusive = parts.upper_inclusive,
                   .empty = parts.empty};
    if (parts.lower) value.lower = sql_type<T>::from_text(*parts.lower);
    if (parts.upper) value.upper = sql_type<T>::from_text(*parts.upper);
    return value;
  }
};

template <Mapped T>
std::string sql_type_name(std::string_view modifiers) {
  using Element = typename column_type<T>::element;
  if constexpr (requires { sql_type<Element>::name; }) {
    return detail::array_type_name(sql_type<Element>::name, modifiers, column_type<T>::array);
  } else {
    return detail::array_type_name(detail::enum_type_name(enum_traits<Element>::info), modifiers,
                                   column_type<T>::array);
  }
}

}  // namespace retort
