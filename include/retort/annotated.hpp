// What generated code calls with the words of an annotation: they become flat data, and whatever is wrong
// with them is found, to be reported by a static_assert on the annotation's own line.
#pragma once

#include <retort/column_check.hpp>

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

/// Whether a word may stand several times in one place.
constexpr bool repeatable(Word outer, Word word) {
  using enum Word;
  if (outer == index) {
    return word == text || word == column || word == expression || word == opclass || word == collate ||
           (word >= descending && word <= nulls_last);
  }
  return word == text || word == column || word == index || word == unique || word == check ||
         word == references || word == foreign_key || word == exclude;
}

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
  unsigned long long seen[8] = {};
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
    const unsigned long long bit = 1ull << static_cast<unsigned>(item.word);
    if ((seen[depth] & bit) != 0 && !repeatable(outer[depth], item.word)) return {Problem::twice, i};
    seen[depth] |= bit;
    if (is_group(item.word)) {
      if (depth == 7) return {Problem::misplaced, i};
      outer[++depth] = item.word;
      seen[depth] = 0;
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
  Annotations<(decltype(written(parts))::size + ... + 0)> result{};
  [[maybe_unused]] Clause* out = result.items;
  (append(out, written(parts)), ...);
  report(result, shape_problem(result.items, result.size, outermost));
  if (result.problem == Problem::none) report(result, Resolve<Structs>::run(result.items, result.size));
  return result;
}

/// Whether the group at `at`, a word about columns, names any.
constexpr bool names_columns(const Clause* items, std::size_t size, std::size_t at) {
  bool columns = false;
  bool references = false;
  int texts = 0;
  const Word word = items[at].word;
  const std::size_t end = group_end(items, size, at);
  for (std::size_t i = at + 1; i < end; ++i) {
    columns = columns || items[i].word == Word::column || items[i].word == Word::expression;
    references = references || items[i].word == Word::references;
    texts += items[i].word == Word::text ? 1 : 0;
  }
  if (word == Word::foreign_key) return columns && references;
  if (word == Word::check) return texts > 0;
  return word == Word::exclude ? texts > 1 : columns;
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
      if (depth == 0 && !names_columns(items, size, i)) return {Problem::no_columns, i};
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
template <typename T, typename Structs, typename... Parts>
constexpr auto column(const Parts&... parts) {
  auto result = detail::collect<Structs>(Word::column, parts...);
  if constexpr (!Mapped<T>) {
    result.problem = Problem::unmapped;
    result.part = 0;
  } else if (result.problem == Problem::none) {
    detail::report(result, detail::column_problem(result.items, result.size, detail::column_type_of<T>()));
  }
  return result;
}

/// The annotations of a table.
template <typename T, typename Structs, typename... Parts>
constexpr auto table(const Parts&... parts) {
  auto result = detail::collect<Structs>(Word::text, parts...);
  if (result.problem == Problem::none) {
    detail::report(result, detail::table_problem<T>(result.items, result.size));
  }
  return result;
}

/// What RETORT_VALUE says of an enumerator: its label, and the one that it had.
struct Label {
  std::string_view text;
  std::string_view renamed_from = {};
};
constexpr Label label(std::string_view, std::string_view text) {
  return {text};
}
constexpr Label label(std::string_view, std::string_view text, const Clauses<1>& words) {
  if (words.items[0].word != Word::renamed_from)
    throw "RETORT_VALUE takes a label and renamed_from(\"…\")";  // Not constant: it stops the compiler here.
  return {text, words.items[0].text};
}
constexpr Label label(std::string_view enumerator, const Clauses<1>& words) {
  return label(enumerator, enumerator, words);
}

/// The annotations of an enum.
template <typename... Parts>
constexpr auto enumeration(const Parts&... parts) {
  auto result = detail::collect<Named<>>(Word::name, parts...);
  if (result.problem == Problem::none &&
      (result.size == 0 || result.items[0].word != Word::text || result.items[0].text.empty())) {
    result.problem = Problem::nameless;
  }
  return result;
}

/// What a column's annotations mean to the ORM; `table` are those of its table.
constexpr ColumnFlags column_flags(std::string_view member, Words own, Words table) {
  ColumnFlags flags;
  for (std::size_t i = 0; i < own.size; i = detail::group_end(own.items, own.size, i)) {
    const Clause& item = own.items[i];
    flags.server_default =
        flags.server_default || detail::is_default(item.word) || item.word == Word::identity ||
        item.word == Word::identity_always ||
        (item.word == Word::sql_type && item.text.find("serial") != std::string_view::npos);
    flags.primary_key = flags.primary_key || item.word == Word::primary_key;
    flags.identity_always = flags.identity_always || item.word == Word::identity_always;
    flags.generated = flags.generated || item.word == Word::generated;
    flags.on_update_now = flags.on_update_now || item.word == Word::on_update_now;
  }
  // The key that RETORT_TABLE lists: `primary_key(&T::a, &T::b)`.
  bool key = false;
  for (std::size_t i = 0; i < table.size; ++i) {
    const Clause& item = table.items[i];
    if (item.word == Word::primary_key) key = true;
    if (item.word == Word::end || item.word == Word::include) key = false;
    flags.primary_key = flags.primary_key || (key && item.word == Word::column && item.text == member);
  }
  return flags;
}

/// A column's name: the member's, unless an annotation gives another.
constexpr std::string_view column_name(std::string_view member, Words own) {
  for (std::size_t i = 0; i < own.size; i = detail::group_end(own.items, own.size, i)) {
    if (own.items[i].word == Word::name) return own.items[i].text;
  }
  return member;
}

}  // namespace retort::annotation
