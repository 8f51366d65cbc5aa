// What generated code calls with the words of an annotation: they become flat data, and whatever is wrong
// with them is found, to be reported by a static_assert on the annotation's own line.
#pragma once

#include <retort/annotation.hpp>

namespace retort::annotation {

/// The structs that an annotation names in `&Struct::member`, as written, in their order; void for one that
/// is no model. A pointer to a member of a mixin does not tell which table is meant; these do.
template <typename... Structs>
struct Named;

namespace detail {

/// Whether `word` may stand in the group `outer`; Word::column, Word::text and Word::name stand for the
/// annotations of a column, a table and an enum.
constexpr bool allowed(Word outer, Word word) {
  using enum Word;
  const bool deferral = word == deferrable || word == initially_deferred;
  const bool noted = word == named || word == comment;
  const bool action = word == on_delete || word == on_update || word == on_delete_columns ||
                      word == match_full || word == not_valid || deferral || noted;
  switch (outer) {
    case column:
      return word == primary_key || word == unique || word == index || word == length || word == precision ||
             (word >= default_sql && word <= Word::name) || word == default_integer || word == default_real ||
             word == default_bool || word == default_now || word == on_update_now || word == identity ||
             word == identity_always || word == check || word == references;
    case text:
      return word == text || word == index || word == unique || word == primary_key || word == foreign_key ||
             word == check || word == exclude || word == schema || word == comment || word == renamed_from ||
             word == unlogged || word == partition_by || word == storage;
    case Word::name:
      return word == text || word == schema || word == comment || word == renamed_from;
    case index:
      return word == text || word == column || word == expression ||
             (word >= descending && word <= nulls_not_distinct) || word == opclass || word == collate ||
             word == unique || word == where || word == include || word == method || word == storage || noted;
    case unique:
      return word == column || word == include || word == nulls_not_distinct || deferral || noted;
    case primary_key:
      return word == column || word == include || deferral || noted;
    case check:
      return word == text || word == no_inherit || word == not_valid || noted;
    case references:
      return word == column || action;
    case foreign_key:
      return word == columns || word == references || action;
    case columns:
    case include:
    case on_delete_columns:
      return word == column;
    case exclude:
      return word == text || word == where || deferral || noted;
    case identity:
    case identity_always:
      return (word >= start_with && word <= cache) || word == cycle;
    default:
      return false;
  }
}

struct Finding {
  Problem problem = Problem::none;
  std::size_t at = 0;  ///< The index of the clause.
};

/// Keeps what was found, with the number of the word that it is in.
template <std::size_t Size>
constexpr void report(Annotations<Size>& annotations, Finding finding) {
  if (finding.problem == Problem::none) return;
  annotations.problem = finding.problem;
  int depth = 0;
  for (std::size_t i = 0; i < finding.at; ++i) {
    const Word word = annotations.items[i].word;
    if (word == Word::end) --depth;
    // The next clause at depth 0 that is no end begins another word.
    if (depth == 0 && !is_group(word)) ++annotations.part;
    if (is_group(word)) ++depth;
  }
}

/// The first problem that does not depend on types.
constexpr Finding shape_problem(const Clause* items, std::size_t size, Word outermost) {
  Word outer[8] = {outermost};
  std::size_t depth = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const Clause& item = items[i];
    if (item.word == Word::unknown_model) return {Problem::unknown_model, i};
    if (item.word == Word::end) {
      if (depth == 0) return {Problem::misplaced, i};
      --depth;
      continue;
    }
    if (!allowed(outer[depth], item.word)) return {Problem::misplaced, i};
    if (item.word == Word::column && item.text.empty()) return {Problem::not_a_column, i};
    if (is_group(item.word)) {
      if (depth == 7) return {Problem::misplaced, i};
      outer[++depth] = item.word;
    }
  }
  return {};
}

template <typename Struct>
constexpr bool has_type(std::string_view type) {
  if constexpr (names<Struct>::known) {
    for (std::string_view candidate : names<Struct>::types) {
      if (candidate == type) return true;
    }
  }
  return false;
}

/// The table that a member of `type` is meant in if it was written with `Struct`, or empty.
template <typename Struct>
constexpr std::string_view table_of(std::string_view type) {
  if constexpr (names<Struct>::known) {
    if (names<Struct>::table && has_type<Struct>(type)) return names<Struct>::type;
  }
  return {};
}

template <typename Structs>
struct Resolve;
template <typename... Structs>
struct Resolve<Named<Structs...>> {
  /// Puts the table in every member that came from a mixin, and finds references where that cannot be told.
  static constexpr Finding run(Clause* items, std::size_t size) {
    std::size_t members = 0;
    for (std::size_t i = 0; i < size; ++i) members += items[i].word == Word::column ? 1u : 0u;
    // Members stand in the order of the structs that they were written with, unless a constant holds some.
    const bool in_order = members == sizeof...(Structs);
    std::size_t member = 0;
    int inside = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (items[i].word == Word::references || inside > 0) {
        if (is_group(items[i].word)) ++inside;
        if (items[i].word == Word::end) --inside;
      }
      if (items[i].word != Word::column) continue;
      std::string_view table = items[i].scale == 1 ? items[i].more : std::string_view{};
      std::size_t at = 0;
      [[maybe_unused]] const auto consider = [&](std::string_view candidate) {
        if (!candidate.empty() && (in_order ? at == member : table.empty())) table = candidate;
        ++at;
      };
      (consider(table_of<Structs>(items[i].more)), ...);
      ++member;
      if (!table.empty()) items[i].more = table;
      if (table.empty() && inside > 0) return {Problem::mixin_reference, i};
    }
    return {};
  }
};

template <typename Structs, typename... Parts>
constexpr auto collect(Word outermost, const Parts&... parts) {
  Annotations<(size<Parts> + ... + 0)> result{};
  Clause* out = result.items;
  (append(out, clauses(parts)), ...);
  report(result, shape_problem(result.items, result.size, outermost));
  if (result.problem == Problem::none) report(result, Resolve<Structs>::run(result.items, result.size));
  return result;
}

/// Whether the default is a literal of the wrong kind for a type of the server's own; texts fit all.
constexpr bool default_misfits(const Clause& item, std::string_view type, const TypeMark* mark) {
  const bool number = type == "smallint" || type == "integer" || type == "bigint" || type == "real" ||
                      type == "double precision" || type == "numeric";
  const bool other = type == "boolean" || type == "text" || type == "uuid" || type == "bytea" ||
                     type == "json" || type == "jsonb" || type == "date" || type == "interval" ||
                     type.substr(0, 4) == "time";
  switch (item.word) {
    case Word::default_bool:
      return number || (other && type != "boolean");
    case Word::default_integer:
    case Word::default_real:
      return other;
    case Word::default_text:
      return item.number == 1 && type.empty() && !same_type(item.type, mark);
    default:
      return false;
  }
}

template <typename T>
constexpr Finding column_problem(const Clause* items, std::size_t size) {
  using Element = typename column_type<T>::element;
  constexpr std::string_view type = mark_name<Element>();
  bool own_type = false;
  for (std::size_t i = 0; i < size; ++i) own_type = own_type || items[i].word == Word::sql_type;
  bool reference = false;
  for (std::size_t i = 0; i < size; ++i) {
    const Clause& item = items[i];
    if (item.word == Word::references) reference = true;
    if (item.word == Word::column && reference) {
      reference = false;
      if (!own_type && !same_type(mark_of<T>(), item.type)) return {Problem::key_type, i};
    }
    if (item.word == Word::primary_key && column_type<T>::nullable) return {Problem::nullable_key, i};
    if (own_type) continue;
    if (!column_type<T>::array && default_misfits(item, type, mark_of<T>()))
      return {Problem::default_type, i};
    if (item.word == Word::length && type != "text" && type != "character varying" && type != "character" &&
        type != "bit" && type != "bit varying") {
      return {Problem::length_type, i};
    }
    if (item.word == Word::precision && type != "numeric" &&
        (item.scale >= 0 || !(type.substr(0, 4) == "time" || type == "interval"))) {
      return {Problem::precision_type, i};
    }
  }
  return {};
}

/// Columns of the table's own and its keys.
template <typename Table>
constexpr Finding table_problem(const Clause* items, std::size_t size) {
  if (size == 0 || items[0].word != Word::text || items[0].text.empty()) return {Problem::nameless, 0};
  const Clause* own[32] = {};
  std::size_t count = 0;
  std::size_t compared = 0;
  Word group[8] = {};
  std::size_t depth = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const Clause& item = items[i];
    if (is_group(item.word)) {
      group[++depth] = item.word;
      if (item.word == Word::foreign_key) count = compared = 0;
    } else if (item.word == Word::end) {
      if (group[depth] == Word::foreign_key && count != compared) return {Problem::key_type, i};
      --depth;
    } else if (item.word == Word::column && group[depth] == Word::references) {
      if (compared >= count || !same_type(own[compared]->type, item.type)) return {Problem::key_type, i};
      ++compared;
    } else if (item.word == Word::column) {
      if (!has_type<Table>(item.more)) return {Problem::other_table, i};
      if (group[depth] == Word::primary_key && item.number != 0) return {Problem::nullable_key, i};
      if (group[depth] == Word::columns && count < 32) own[count++] = &item;
    }
  }
  return {};
}

}  // namespace detail

/// The annotations of a column whose member is of type `T`.
template <typename T, typename Structs, Part... Parts>
constexpr auto column(const Parts&... parts) {
  auto result = detail::collect<Structs>(Word::column, parts...);
  if (result.problem == Problem::none) {
    detail::report(result, detail::column_problem<T>(result.items, result.size));
  }
  return result;
}

/// The annotations of a table.
template <typename T, typename Structs, Part... Parts>
constexpr auto table(const Parts&... parts) {
  auto result = detail::collect<Structs>(Word::text, parts...);
  if (result.problem == Problem::none) {
    detail::report(result, detail::table_problem<T>(result.items, result.size));
  }
  return result;
}

/// The annotations of an enum.
template <Part... Parts>
constexpr auto enumeration(const Parts&... parts) {
  auto result = detail::collect<Named<>>(Word::name, parts...);
  if (result.problem == Problem::none &&
      (result.size == 0 || result.items[0].word != Word::text || result.items[0].text.empty())) {
    result.problem = Problem::nameless;
  }
  return result;
}

/// What a column's annotations mean to the ORM.
template <std::size_t Size>
constexpr ColumnFlags column_flags(const Annotations<Size>& annotations) {
  using enum Word;
  ColumnFlags flags;
  for (Word word : {default_sql, default_text, default_integer, default_real, default_bool, default_now,
                    identity, identity_always}) {
    flags.server_default = flags.server_default || annotations.has(word);
  }
  const std::string_view type = annotations.text(sql_type);
  flags.server_default = flags.server_default || type.find("serial") != std::string_view::npos;
  flags.primary_key = annotations.has(primary_key);
  flags.identity_always = annotations.has(identity_always);
  flags.generated = annotations.has(generated);
  flags.on_update_now = annotations.has(on_update_now);
  return flags;
}

/// Whether `member` is in the key that RETORT_TABLE lists: `primary_key(&T::a, &T::b)`.
template <std::size_t Size>
constexpr bool in_key(std::string_view member, const Annotations<Size>& table) {
  bool key = false;
  for (const Clause& item : table.items) {
    if (item.word == Word::primary_key) key = true;
    if (item.word == Word::end || item.word == Word::include) key = false;
    if (key && item.word == Word::column && item.text == member) return true;
  }
  return false;
}

/// The annotations of a column that has none.
inline constexpr Annotations<0> none{};

/// A column for the ORM.
template <typename Row, auto Member, std::size_t Size, std::size_t TableSize>
constexpr ColumnInfo describe(std::string_view member, const Annotations<Size>& words,
                              const Annotations<TableSize>& table) {
  ColumnFlags flags = column_flags(words);
  flags.primary_key = flags.primary_key || in_key(member, table);
  return describe_column<Row, Member>(words.text(Word::name, member), flags);
}

}  // namespace retort::annotation
