// The words that may stand in RETORT_TABLE, RETORT_COLUMN and RETORT_ENUM. Generated code brings them into
// scope by RETORT_ANNOTATION_WORDS; a model header needs this file only for constants made of words
// (`inline constexpr auto short_text = retort::annotation::length(80);`). Such a constant cannot name columns
// (`&Thread::id`), since those are known only to generated code.
//
// All words are objects, never functions: lookup by argument would find functions of the same name in the
// model's namespace.
#pragma once

#include <concepts>

#include <retort/clause.hpp>

namespace retort::annotation {

/// ON DELETE and ON UPDATE of a foreign key.
enum class on_delete : unsigned char { no_action, restrict, cascade, set_null, set_default };
enum class on_update : unsigned char { no_action, restrict, cascade, set_null, set_default };

namespace detail {

template <std::size_t Size>
constexpr const Clauses<Size>& clauses(const Clauses<Size>& value) {
  return value;
}
constexpr Clauses<1> clauses(std::string_view text) {
  return {{{.word = Word::text, .text = text}}};
}
constexpr Clauses<1> clauses(const char* text) {
  return {{{.word = Word::text, .text = text}}};
}
constexpr Clauses<1> clauses(on_delete action) {
  return {{{.word = Word::on_delete, .number = static_cast<long long>(action)}}};
}
constexpr Clauses<1> clauses(on_update action) {
  return {{{.word = Word::on_update, .number = static_cast<long long>(action)}}};
}
template <typename M, typename C>
requires(!std::is_function_v<M>) constexpr Clauses<1> clauses(M C::*member) {
  if constexpr (names<C>::known) {
    return {{{.word = Word::column,
              .text = find_member(Wanted<M, C>{member}, static_cast<typename names<C>::members*>(nullptr)),
              .more = names<C>::type,
              .number = column_type<M>::nullable,
              .scale = names<C>::table,
              .type = mark_of<M>()}}};
  } else {
    return {{{.word = Word::unknown_model}}};
  }
}

template <typename T>
constexpr std::size_t size = std::remove_cvref_t<decltype(clauses(std::declval<const T&>()))>::size;

template <std::size_t Size>
constexpr void append(Clause*& out, const Clauses<Size>& value) {
  for (const Clause& item : value.items) *out++ = item;
}

}  // namespace detail

/// What may stand in parentheses: words, texts, members of models.
template <typename T>
concept Part = requires(const T& value) {
  detail::clauses(value);
};

/// What stands at the outside of an annotation: a Part, or else a word out of place.
template <typename T>
constexpr auto written(const T& value) {
  if constexpr (Part<T>) {
    return detail::clauses(value);
  } else {
    return Clauses<1>{{{.word = Word::end}}};
  }
}

namespace detail {

template <Part... Parts>
constexpr auto group(Word word, const Parts&... parts) {
  Clauses<2 + (size<Parts> + ... + 0)> result{};
  Clause* out = result.items;
  (out++)->word = word;
  (append(out, clauses(parts)), ...);
  return result;
}

/// A word that needs parentheses, with parts.
template <Word word>
struct GroupWord {
  template <Part... Parts>
  constexpr auto operator()(const Parts&... parts) const {
    return group(word, parts...);
  }
};

/// A word that may have parts.
template <Word word>
struct OpenWord : Clauses<2> {
  constexpr OpenWord() : Clauses<2>{{{.word = word}, {}}} {}
  template <Part... Parts>
  constexpr auto operator()(const Parts&... parts) const {
    return group(word, parts...);
  }
};

template <Word word>
struct TextWord {
  constexpr Clauses<1> operator()(std::string_view text) const { return {{{.word = word, .text = text}}}; }
};

template <Word word>
struct NumberWord {
  constexpr Clauses<1> operator()(long long number) const { return {{{.word = word, .number = number}}}; }
};

/// A word that qualifies the part of an index before it.
template <Word word>
struct OrderWord {
  template <Part Element>
  constexpr auto operator()(const Element& element) const {
    Clauses<size<Element> + 1> result{};
    Clause* out = result.items;
    append(out, clauses(element));
    out->word = word;
    return result;
  }
};

template <Word word>
inline constexpr Clauses<1> bare{{{.word = word}}};

struct PrecisionWord {
  constexpr Clauses<1> operator()(long long digits, long long scale = -1) const {
    return {{{.word = Word::precision, .number = digits, .scale = scale}}};
  }
};

struct OpclassWord {
  template <Part Element>
  constexpr auto operator()(const Element& element, std::string_view name) const {
    auto result = OrderWord<Word::opclass>{}(element);
    result.items[size<Element>].text = name;
    return result;
  }
};

struct CollateWord : TextWord<Word::collate> {
  using TextWord<Word::collate>::operator();
  template <Part Element>
  constexpr auto operator()(const Element& element, std::string_view name) const {
    auto result = OrderWord<Word::collate>{}(element);
    result.items[size<Element>].text = name;
    return result;
  }
};

struct DefaultWord {
  constexpr Clauses<1> operator()(std::same_as<bool> auto value) const {
    return {{{.word = Word::default_bool, .number = value}}};
  }
  template <std::integral T>
  requires(!std::same_as<T, bool>) constexpr Clauses<1> operator()(T value) const {
    return {{{.word = Word::default_integer, .number = static_cast<long long>(value)}}};
  }
  constexpr Clauses<1> operator()(std::floating_point auto value) const {
    return {{{.word = Word::default_real, .real = static_cast<double>(value)}}};
  }
  constexpr Clauses<1> operator()(std::string_view text) const {
    return {{{.word = Word::default_text, .text = text}}};
  }
  constexpr Clauses<1> operator()(const char* text) const {
    return {{{.word = Word::default_text, .text = text}}};
  }
  template <typename E>
  requires(std::is_enum_v<E>&& requires { enum_traits<E>::info; }) constexpr Clauses<1> operator()(
      E value) const {
    for (const EnumLabel& label : enum_traits<E>::labels) {
      if (label.value == static_cast<long long>(value)) {
        return {{{.word = Word::default_text, .text = label.label, .number = 1, .type = mark_of<E>()}}};
      }
    }
    return {{{.word = Word::end}}};
  }
};

}  // namespace detail

// Columns; primary_key, unique, index, check and comment are for tables too.
inline constexpr detail::OpenWord<Word::primary_key> primary_key;
inline constexpr detail::OpenWord<Word::unique> unique;
inline constexpr detail::OpenWord<Word::index> index;
inline constexpr detail::GroupWord<Word::check> check;
inline constexpr detail::GroupWord<Word::references> references;
inline constexpr detail::OpenWord<Word::identity> identity;  ///< GENERATED BY DEFAULT AS IDENTITY.
inline constexpr detail::OpenWord<Word::identity_always> identity_always;
inline constexpr detail::NumberWord<Word::length> length;
inline constexpr detail::PrecisionWord precision;
inline constexpr detail::DefaultWord default_value;
inline constexpr detail::TextWord<Word::default_sql> default_sql;
inline constexpr const Clauses<1>& default_now = detail::bare<Word::default_now>;
inline constexpr const Clauses<1>& on_update_now = detail::bare<Word::on_update_now>;
inline constexpr detail::TextWord<Word::generated> generated;
inline constexpr detail::CollateWord collate;
inline constexpr detail::TextWord<Word::comment> comment;
inline constexpr detail::TextWord<Word::sql_type> sql_type;
inline constexpr detail::TextWord<Word::renamed_from> renamed_from;
inline constexpr detail::TextWord<Word::name> name;

// Tables and enums.
inline constexpr detail::GroupWord<Word::foreign_key> foreign_key;
inline constexpr detail::GroupWord<Word::columns> columns;
inline constexpr detail::GroupWord<Word::exclude> exclude;
inline constexpr detail::TextWord<Word::schema> schema;
inline constexpr const Clauses<1>& unlogged = detail::bare<Word::unlogged>;
inline constexpr detail::TextWord<Word::partition_by> partition_by;
inline constexpr detail::TextWord<Word::storage> storage;

// Parts of indexes.
inline constexpr detail::OrderWord<Word::descending> descending;
inline constexpr detail::OrderWord<Word::ascending> ascending;
inline constexpr detail::OrderWord<Word::nulls_first> nulls_first;
inline constexpr detail::OrderWord<Word::nulls_last> nulls_last;
inline constexpr detail::OpclassWord opclass;
inline constexpr detail::TextWord<Word::expression> expression;
inline constexpr detail::TextWord<Word::method> method;
inline constexpr detail::TextWord<Word::where> where;
inline constexpr detail::GroupWord<Word::include> include;
inline constexpr const Clauses<1>& nulls_not_distinct = detail::bare<Word::nulls_not_distinct>;

// Parts of constraints and identities.
inline constexpr detail::TextWord<Word::named> named;
inline constexpr const Clauses<1>& deferrable = detail::bare<Word::deferrable>;
inline constexpr const Clauses<1>& initially_deferred = detail::bare<Word::initially_deferred>;
inline constexpr const Clauses<1>& match_full = detail::bare<Word::match_full>;
inline constexpr const Clauses<1>& not_valid = detail::bare<Word::not_valid>;
inline constexpr const Clauses<1>& no_inherit = detail::bare<Word::no_inherit>;
inline constexpr detail::GroupWord<Word::on_delete_columns> on_delete_columns;
inline constexpr detail::NumberWord<Word::start_with> start_with;
inline constexpr detail::NumberWord<Word::increment_by> increment_by;
inline constexpr detail::NumberWord<Word::min_value> min_value;
inline constexpr detail::NumberWord<Word::max_value> max_value;
inline constexpr detail::NumberWord<Word::cache> cache;
inline constexpr const Clauses<1>& cycle = detail::bare<Word::cycle>;

}  // namespace retort::annotation

/// In an inner namespace of a model's, so that nothing of the user's or the system's hides a word.
// clang-format off
#define RETORT_ANNOTATION_WORDS                                                                                \
  using ::retort::annotation::primary_key, ::retort::annotation::unique, ::retort::annotation::index,          \
      ::retort::annotation::check, ::retort::annotation::references, ::retort::annotation::identity,           \
      ::retort::annotation::identity_always, ::retort::annotation::length, ::retort::annotation::precision,    \
      ::retort::annotation::default_value, ::retort::annotation::default_sql,                                  \
      ::retort::annotation::default_now, ::retort::annotation::on_update_now, ::retort::annotation::generated, \
      ::retort::annotation::collate, ::retort::annotation::comment, ::retort::annotation::sql_type,            \
      ::retort::annotation::renamed_from, ::retort::annotation::name, ::retort::annotation::foreign_key,       \
      ::retort::annotation::columns, ::retort::annotation::exclude, ::retort::annotation::schema,              \
      ::retort::annotation::unlogged, ::retort::annotation::partition_by, ::retort::annotation::storage,       \
      ::retort::annotation::descending, ::retort::annotation::ascending, ::retort::annotation::nulls_first,    \
      ::retort::annotation::nulls_last, ::retort::annotation::opclass, ::retort::annotation::expression,       \
      ::retort::annotation::method, ::retort::annotation::where, ::retort::annotation::include,                \
      ::retort::annotation::nulls_not_distinct, ::retort::annotation::named, ::retort::annotation::deferrable, \
      ::retort::annotation::initially_deferred, ::retort::annotation::match_full,                              \
      ::retort::annotation::not_valid, ::retort::annotation::no_inherit,                                       \
      ::retort::annotation::on_delete_columns, ::retort::annotation::start_with,                               \
      ::retort::annotation::increment_by, ::retort::annotation::min_value, ::retort::annotation::max_value,    \
      ::retort::annotation::cache, ::retort::annotation::cycle, ::retort::annotation::on_delete,               \
      ::retort::annotation::on_update
// clang-format on
