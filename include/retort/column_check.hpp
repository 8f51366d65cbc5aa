// Whether the words of a column fit the type of its member: what the server would refuse, or read otherwise
// than it was meant, said by the compiler on the annotation's line. Types of a user's own, and columns with
// sql_type(), are left to the server.
#pragma once

#include <limits>

#include <retort/annotation.hpp>

namespace retort::annotation::detail {

/// Where in an annotation something is wrong.
struct Finding {
  Problem problem = Problem::none;
  std::size_t at = 0;  ///< The index of the clause.
};

/// SQL types, as far as words tell them apart.
enum class Kind : unsigned char {
  other,
  boolean,
  integer,
  real,
  decimal,
  text,
  bits,
  moment,
  day,
  time,
  interval,
  json,
  enumeration,
  closed,
};

constexpr Kind kind_of(std::string_view type) {
  constexpr struct {
    std::string_view name;
    Kind kind;
  } kinds[] = {
      {"boolean", Kind::boolean},
      {"smallint", Kind::integer},
      {"integer", Kind::integer},
      {"bigint", Kind::integer},
      {"real", Kind::real},
      {"double precision", Kind::real},
      {"numeric", Kind::decimal},
      {"text", Kind::text},
      {"character varying", Kind::text},
      {"character", Kind::text},
      {"bit", Kind::bits},
      {"bit varying", Kind::bits},
      {"date", Kind::day},
      {"interval", Kind::interval},
      {"json", Kind::json},
      {"jsonb", Kind::closed},
      {"uuid", Kind::closed},
      {"bytea", Kind::closed},
      {"int4range", Kind::closed},
      {"int8range", Kind::closed},
      {"numrange", Kind::closed},
      {"tsrange", Kind::closed},
      {"tstzrange", Kind::closed},
      {"daterange", Kind::closed},
      {"time without time zone", Kind::time},
      {"time with time zone", Kind::time},
      {"timestamp without time zone", Kind::moment},
      {"timestamp with time zone", Kind::moment},
  };
  for (const auto& item : kinds) {
    if (item.name == type) return item.kind;
  }
  return Kind::other;
}

/// What the words of a column are held against.
struct ColumnType {
  Kind kind = Kind::other;
  bool array = false;
  bool nullable = false;
  const TypeMark* mark = nullptr;
  long long lowest = 0;  ///< Of an integer, as is `highest`.
  long long highest = 0;
  const EnumLabel* labels = nullptr;
  std::size_t label_count = 0;
};

template <typename T>
constexpr ColumnType column_type_of() {
  using Element = typename column_type<T>::element;
  ColumnType type{kind_of(mark_name<Element>()), column_type<T>::array, column_type<T>::nullable,
                  mark_of<T>()};
  if constexpr (std::is_integral_v<Element>) {
    type.lowest = static_cast<long long>(std::numeric_limits<Element>::min());
    type.highest = static_cast<long long>(std::numeric_limits<Element>::max());
  } else if constexpr (std::is_enum_v<Element> && requires { enum_traits<Element>::info; }) {
    if (type.kind == Kind::other) type.kind = Kind::enumeration;
    type.labels = enum_traits<Element>::labels;
    type.label_count = std::size(enum_traits<Element>::labels);
  }
  return type;
}

constexpr bool is_label(const ColumnType& type, std::string_view text) {
  for (std::size_t i = 0; i < type.label_count; ++i) {
    if (type.labels[i].label == text) return true;
  }
  return false;
}

/// Whether the literal of a default is none of the column's type.
constexpr bool default_misfits(const Clause& item, const ColumnType& type) {
  const bool text = item.word == Word::default_text;
  const bool enumerator = text && item.number == 1;
  if (type.kind == Kind::other) return false;
  if (type.array)
    return enumerator || item.word == Word::default_bool || item.word == Word::default_integer ||
           item.word == Word::default_real;
  switch (item.word) {
    case Word::default_bool:
      return type.kind != Kind::boolean;
    case Word::default_integer:
      if (type.kind == Kind::integer && type.lowest != type.highest)
        return item.number < type.lowest || item.number > type.highest;
      return type.kind != Kind::integer && type.kind != Kind::real && type.kind != Kind::decimal;
    case Word::default_real:
      return type.kind != Kind::real && type.kind != Kind::decimal;
    case Word::default_text:
      if (enumerator && type.kind != Kind::text) return !same_type(item.type, type.mark);
      if (type.kind == Kind::enumeration) return !is_label(type, item.text);
      return type.kind == Kind::boolean || type.kind == Kind::integer || type.kind == Kind::real;
    default:
      return false;
  }
}

constexpr bool is_default(Word word) {
  return word == Word::default_sql || word == Word::default_text || word == Word::default_integer ||
         word == Word::default_real || word == Word::default_bool || word == Word::default_now;
}

/// What one word has against the type.
constexpr Problem word_problem(const Clause& item, const ColumnType& type) {
  const bool timed = type.kind == Kind::moment || type.kind == Kind::time || type.kind == Kind::interval;
  switch (item.word) {
    case Word::default_now:
    case Word::on_update_now:
      if (type.kind == Kind::other && !type.array) return Problem::none;
      if (type.array || !(type.kind == Kind::moment || type.kind == Kind::day || type.kind == Kind::time))
        return Problem::now_type;
      return Problem::none;
    case Word::identity:
    case Word::identity_always:
      return type.array || type.nullable || type.kind != Kind::integer ? Problem::identity_type
                                                                       : Problem::none;
    case Word::collate:
      return type.kind != Kind::text && type.kind != Kind::other ? Problem::collate_type : Problem::none;
    case Word::length:
      if (type.kind != Kind::text && type.kind != Kind::bits) return Problem::length_type;
      return item.number < 1 || item.number > 10485760 ? Problem::number_range : Problem::none;
    case Word::precision:
      if (type.kind == Kind::decimal) {
        return item.number < 1 || item.number > 1000 || item.scale > 1000 ? Problem::number_range
                                                                          : Problem::none;
      }
      if (!timed || item.scale >= 0) return Problem::precision_type;
      return item.number < 0 || item.number > 6 ? Problem::number_range : Problem::none;
    case Word::primary_key:
    case Word::unique:
      return type.kind == Kind::json ? Problem::unordered_type : Problem::none;
    default:
      return default_misfits(item, type) ? Problem::default_type : Problem::none;
  }
}

/// The index behind the group that begins at `at`.
constexpr std::size_t group_end(const Clause* items, std::size_t size, std::size_t at) {
  int depth = 0;
  do {
    if (is_group(items[at].word)) ++depth;
    if (items[at].word == Word::end) --depth;
    ++at;
  } while (depth > 0 && at < size);
  return at;
}

/// `references(…)` of a column, at `at`.
constexpr Finding reference_problem(const Clause* items, std::size_t end, std::size_t at,
                                    const ColumnType& type, bool own_type) {
  std::size_t count = 0;
  const std::size_t begin = at;
  for (++at; at < end; ++at) {
    if (items[at].word == Word::on_delete_columns) at = group_end(items, end, at) - 1;
    if (items[at].word != Word::column) continue;
    if (++count > 1) return {Problem::reference_count, at};
    if (!own_type && !same_type(type.mark, items[at].type)) return {Problem::key_type, at};
  }
  if (count == 0) return {Problem::reference_count, begin};
  return {};
}

/// The first problem between the words of a column and its type.
constexpr Finding column_problem(const Clause* items, std::size_t size, const ColumnType& type) {
  bool own_type = false;
  for (std::size_t i = 0; i < size; i = group_end(items, size, i))
    own_type = own_type || items[i].word == Word::sql_type;
  int sources = 0;
  for (std::size_t i = 0; i < size;) {
    const Clause& item = items[i];
    const std::size_t end = group_end(items, size, i);
    if (is_default(item.word) || item.word == Word::generated || item.word == Word::identity ||
        item.word == Word::identity_always) {
      if (++sources > 1) return {Problem::two_sources, i};
    }
    if (item.word == Word::references) {
      const Finding found = reference_problem(items, end, i, type, own_type);
      if (found.problem != Problem::none) return found;
    }
    if (item.word == Word::primary_key && type.nullable) return {Problem::nullable_key, i};
    if (!own_type) {
      // An index may name an operator class; by itself it needs an order.
      if (item.word == Word::index && end == i + 2 && type.kind == Kind::json)
        return {Problem::unordered_type, i};
      const Problem problem = word_problem(item, type);
      if (problem != Problem::none) return {problem, i};
    }
    i = end;
  }
  return {};
}

}  // namespace retort::annotation::detail
