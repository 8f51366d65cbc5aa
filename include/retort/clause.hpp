// What annotations are once the compiler has read them: flat constant data. Every word of
// <retort/annotation.hpp> gives one or more clauses; a word with parts of its own (`index(…)`) gives a
// clause, those of its parts, and Word::end. The registry turns them into a DeclaredSchema at run time, in
// one function without templates, so that a model costs the compiler little.
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <retort/table.hpp>

namespace retort {

/// What generated code says about each struct of the models, mixins included, before any annotation is read:
///   static constexpr bool known = true, table;
///   static constexpr std::string_view type;       its qualified name, a key
///   static constexpr std::string_view types[];    its own and those of its bases
///   using members = Members<&T::id, …>;           its own members that are columns, not those of its bases
///   static constexpr std::string_view columns[];  their names, and an empty one
template <typename T>
struct names {
  static constexpr bool known = false;
};

}  // namespace retort

namespace retort::annotation {

enum class Word : unsigned char {
  end,
  text,           ///< A text by itself: a name, an expression.
  column,         ///< A member of a struct: `text` is the member, `more` the struct.
  unknown_model,  ///< A member of a struct that is no model.
  // Groups, which last to their end.
  primary_key,
  unique,
  index,
  check,
  references,
  foreign_key,
  columns,
  include,
  exclude,
  identity,
  identity_always,
  on_delete_columns,
  // With a text.
  default_sql,
  default_text,
  generated,
  collate,
  comment,
  sql_type,
  renamed_from,
  name,
  schema,
  partition_by,
  storage,
  where,
  method,
  named,
  expression,
  opclass,
  // With a number.
  length,
  precision,
  default_integer,
  default_real,
  default_bool,
  on_delete,
  on_update,
  start_with,
  increment_by,
  min_value,
  max_value,
  cache,
  // By themselves.
  default_now,
  on_update_now,
  unlogged,
  descending,
  ascending,
  nulls_first,
  nulls_last,
  nulls_not_distinct,
  deferrable,
  initially_deferred,
  match_full,
  not_valid,
  no_inherit,
  cycle,
};

constexpr bool is_group(Word word) {
  return word >= Word::primary_key && word <= Word::on_delete_columns;
}

/// A C++ type with optional taken off, comparable by address; `name` is empty for enums and arrays.
struct TypeMark {
  std::string_view name;
};

namespace detail {

template <typename T>
constexpr std::string_view mark_name() {
  if constexpr (requires { retort::sql_type<T>::name; }) {
    // Modifiers do not make another type.
    return std::string_view(retort::sql_type<T>::name)
        .substr(0, std::string_view(retort::sql_type<T>::name).find('('));
  } else {
    return {};
  }
}

template <typename T>
struct without_optional {
  using type = T;
};
template <typename T>
struct without_optional<std::optional<T>> {
  using type = T;
};

template <typename T>
inline constexpr TypeMark type_mark{mark_name<T>()};

}  // namespace detail

template <typename T>
constexpr const TypeMark* mark_of() {
  return &detail::type_mark<typename detail::without_optional<std::remove_cv_t<T>>::type>;
}

/// Whether a column of one type may refer to a column of the other.
constexpr bool same_type(const TypeMark* left, const TypeMark* right) {
  return left == right || (!left->name.empty() && left->name == right->name);
}

struct Clause {
  Word word = Word::end;
  std::string_view text = {};
  std::string_view more = {};
  long long number =
      0;  ///< Of Word::column: 1 if it accepts NULL; of Word::default_text: 1 for an enumerator.
  long long scale = 0;  ///< Of Word::column: 1 if the struct is a table.
  double real = 0;
  const TypeMark* type = nullptr;  ///< Of Word::column, and of a default that is an enumerator.
};

/// Some clauses: what every word of the vocabulary is or returns.
template <std::size_t Size>
struct Clauses {
  static constexpr std::size_t size = Size;
  Clause items[Size];
};

/// What can be wrong with annotations that compile. Generated code reports it on the line of the annotation
/// (RETORT_CHECK in <retort/generated.hpp> has the messages).
enum class Problem : unsigned char {
  none,
  unmapped,         ///< The member's type is no type of a column.
  misplaced,        ///< A word where it has no meaning.
  nameless,         ///< A table or enum whose first word is not its name.
  twice,            ///< A word that is there before.
  unknown_model,    ///< A member of a struct that is neither table nor mixin.
  not_a_column,     ///< A member that is transient.
  mixin_reference,  ///< A reference to a mixin's member where the table cannot be told.
  other_table,      ///< A column of another table.
  key_type,         ///< A foreign key of another type than what it refers to.
  reference_count,  ///< references() on a member with no or several columns.
  no_columns,       ///< An index or a constraint of a table without columns.
  nullable_key,     ///< primary_key on an optional.
  unordered_type,   ///< A key or index of a type that has no order.
  length_type,      ///< length() where the column is no text.
  precision_type,   ///< precision() where the column is no number, time or interval.
  number_range,     ///< A length or precision that the server does not take.
  default_type,     ///< default_value() of another kind than the column.
  now_type,         ///< default_now or on_update_now where the column is no time.
  identity_type,    ///< identity where the column is no integer, or accepts NULL.
  collate_type,     ///< collate() where the column is no text.
  two_sources,      ///< Two of default, identity and generated.
};

/// The annotations of one column, table or enum.
template <std::size_t Size>
struct Annotations {
  using enum Problem;

  Clause items[Size + 1] = {};  ///< Ends with Word::end.
  std::size_t size = Size;
  Problem problem = none;
  std::size_t part = 0;  ///< Which word of the annotation, from 0, has the problem.

  /// Whether the words `first` to `last` do not have this problem.
  constexpr bool lacks(Problem unwanted, std::size_t first = 0, std::size_t last = 99) const {
    return problem != unwanted || part < first || part > last;
  }

  /// Where the first clause of this word stands that is in no group, or Size. A number, not a pointer: GCC
  /// with -fsanitize=undefined takes no comparison of an address with null for constant.
  constexpr std::size_t find(Word word) const {
    int depth = 0;
    for (std::size_t i = 0; i < Size; ++i) {
      if (items[i].word == word && depth == 0) return i;
      if (is_group(items[i].word)) ++depth;
      if (items[i].word == Word::end) --depth;
    }
    return Size;
  }
  constexpr bool has(Word word) const { return find(word) != Size; }
  constexpr std::string_view text(Word word, std::string_view otherwise = {}) const {
    const std::size_t found = find(word);
    return found != Size ? items[found].text : otherwise;
  }
};

/// Annotations with their number of clauses taken off.
struct Words {
  const Clause* items = nullptr;
  std::size_t size = 0;

  constexpr Words() = default;
  template <std::size_t Size>
  constexpr Words(const Annotations<Size>& annotations) : items(annotations.items), size(Size) {}  // NOLINT
};

namespace detail {

/// A member to look for.
template <typename M, typename C>
struct Wanted {
  M C::*pointer;
  constexpr bool is(M C::*other) const { return pointer == other; }
  constexpr bool is(...) const { return false; }
};

/// The name of the column that `wanted` points to, or empty.
template <typename M, typename C, auto... Own>
constexpr std::string_view find_member(Wanted<M, C> wanted, Members<Own...>*) {
  std::size_t at = 0;
  const bool found = ((wanted.is(Own) || (++at, false)) || ...);
  return found ? names<C>::columns[at] : std::string_view{};
}

}  // namespace detail

}  // namespace retort::annotation
