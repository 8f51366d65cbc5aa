// What generated code is written with: everything about a model that can be said once, for all models.
//
// The macros let one line of generated code stand for one line of the user's, so that a `#line` in front of
// many of them is enough, and so that an error's column is the user's too: a compiler takes the place of a
// failed assertion from the argument that names its condition.
#pragma once

#include <retort/annotated.hpp>
#include <retort/query.hpp>

namespace retort {

/// Specialised in generated code for each struct: the annotations of `names<T>::members`, in their order.
template <typename T>
inline constexpr const annotation::Words* column_words = nullptr;

namespace annotation {

namespace detail {

template <std::size_t Index, auto Pointer>
struct MemberAt {};
template <typename Indices, auto... Own>
struct MembersByIndex;
template <std::size_t... Index, auto... Own>
struct MembersByIndex<std::index_sequence<Index...>, Own...> : MemberAt<Index, Own>... {};

template <auto... Own>
MembersByIndex<std::make_index_sequence<sizeof...(Own)>, Own...> by_index(Members<Own...>*);
template <std::size_t Index, auto Pointer>
decltype(retort::detail::member_type(Pointer)) type_at(MemberAt<Index, Pointer>*);

template <typename... Lists>
struct Joined;
template <auto... Own>
struct Joined<Members<Own...>> {
  using type = Members<Own...>;
};
template <auto... Left, auto... Right, typename... Rest>
struct Joined<Members<Left...>, Members<Right...>, Rest...> : Joined<Members<Left..., Right...>, Rest...> {};

template <typename T>
using member_list = typename names<T>::members*;

}  // namespace detail

/// The type of the member number `Index` of those that are columns.
template <typename T, std::size_t Index>
using member_type = decltype(detail::type_at<Index>(
    static_cast<decltype(detail::by_index(detail::member_list<T>{}))*>(nullptr)));

template <typename T, std::size_t Index>
inline constexpr bool mapped = Mapped<member_type<T, Index>>;

/// The columns of a table.
template <std::size_t Size>
struct ColumnList {
  ColumnInfo items[Size == 0 ? 1 : Size] = {};

  constexpr const ColumnInfo& operator[](std::size_t at) const { return items[at]; }
  constexpr const ColumnInfo* begin() const { return items; }
  constexpr const ColumnInfo* end() const { return items + Size; }
  constexpr std::size_t size() const { return Size; }
};

namespace detail {

constexpr ColumnInfo describe(std::string_view member, Words words, Words table, const Codec* codec,
                              void* (*access)(void* row)) {
  return {column_name(member, words), codec, access, column_flags(member, words, table)};
}

/// Null for a type that is no type of a column, which has been reported.
template <typename T>
constexpr const Codec* codec_of() {
  if constexpr (Mapped<T>) {
    return &retort::detail::codec<T>;
  } else {
    return nullptr;
  }
}

/// The columns that `Row` has from `Struct`, itself or a base.
template <typename Row, typename Struct, auto... Own>
constexpr void describe_members(ColumnInfo*& out, Words table, Members<Own...>*) {
  [[maybe_unused]] std::size_t at = 0;
  ((*out++ =
        describe(names<Struct>::columns[at], column_words<Struct>[at], table,
                 codec_of<decltype(retort::detail::member_type(Own))>(), retort::detail::member<Row, Own>),
    ++at),
   ...);
}

template <auto... Own>
constexpr std::size_t member_count(Members<Own...>*) {
  return sizeof...(Own);
}

}  // namespace detail

/// `table_traits` of `T`, whose columns come from `Structs`: its bases, then itself.
template <typename T, const auto& TableWords, typename... Structs>
struct TableOf {
  using Row = T;
  using members = typename detail::Joined<typename names<Structs>::members...>::type;
  static constexpr auto columns = [] {
    ColumnList<(detail::member_count(detail::member_list<Structs>{}) + ... + 0)> list;
    ColumnInfo* out = list.items;
    (detail::describe_members<Row, Structs>(out, TableWords, detail::member_list<Structs>{}), ...);
    return list;
  }();
  static constexpr TableInfo info = describe_table<Row>(
      TableWords.text(Word::schema), TableWords.text(Word::text), columns.items, columns.size());
};

}  // namespace annotation
}  // namespace retort

/// Begins the inner namespace of a model's annotations.
#define RETORT_MODEL(...)                       \
  RETORT_ANNOTATION_WORDS;                      \
  using retort_row = __VA_ARGS__;               \
  template <std::size_t>                        \
  struct retort_links {                         \
    using type = ::retort::annotation::Named<>; \
  };                                            \
  template <std::size_t Index>                  \
  inline constexpr bool retort_mapped = ::retort::annotation::mapped<retort_row, Index>;

/// The structs that the annotations of a column name.
#define RETORT_LINKS(index, ...)                           \
  template <>                                              \
  struct retort_links<index> {                             \
    using type = ::retort::annotation::Named<__VA_ARGS__>; \
  };

#define RETORT_FITS(id, words, ...)                 \
  template <::retort::annotation::Problem Unwanted> \
  inline constexpr bool fits_##id = words.lacks(Unwanted __VA_OPT__(, ) __VA_ARGS__);

/// The annotations of the column number `index`.
#define RETORT_OF(index, ...)                                                            \
  inline constexpr auto column_##index =                                                 \
      ::retort::annotation::column<::retort::annotation::member_type<retort_row, index>, \
                                   retort_links<index>::type>(__VA_ARGS__);              \
  RETORT_FITS(index, column_##index)

/// The annotations of a table. RETORT_LINKS(999, …) are its links.
#define RETORT_OF_TABLE(...)                                                         \
  inline constexpr auto of_table =                                                   \
      ::retort::annotation::table<retort_row, retort_links<999>::type>(__VA_ARGS__); \
  RETORT_FITS(table, of_table)

#define RETORT_OF_ENUM(...)                                                       \
  inline constexpr auto of_enum = ::retort::annotation::enumeration(__VA_ARGS__); \
  RETORT_FITS(enum, of_enum)

#define RETORT_LABEL(value, ...) \
  inline constexpr auto label_##value = ::retort::annotation::label(#value, __VA_ARGS__);

#define RETORT_DETAIL_CHECK(fits, problem, text) \
  static_assert(fits<::retort::annotation::Problem::problem>, text);

/// What can be wrong with a member that has no annotation.
#define RETORT_IS(mapped, what)                                                                              \
  static_assert(mapped, "R0151: " what                                                                       \
                        " has a C++ type that has no SQL type: specialise retort::sql_type for it, mark an " \
                        "enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");

/// What can be wrong with the annotation of a column. `fits` is named once: its place is the place of the
/// error.
#define RETORT_CHECK(fits, what)                                                                             \
  RETORT_DETAIL_CHECK(fits, unmapped,                                                                        \
                      "R0151: " what                                                                         \
                      " has a C++ type that has no SQL type: specialise retort::sql_type for it, mark an "   \
                      "enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member")                  \
  RETORT_DETAIL_CHECK(fits, misplaced, "R0154: " what ": a word of this annotation has no meaning here")     \
  RETORT_DETAIL_CHECK(fits, twice, "R0173: " what ": a word of this annotation is given twice")              \
  RETORT_DETAIL_CHECK(fits, unknown_model,                                                                   \
                      "R0155: " what                                                                         \
                      ": this names a member of a struct that is no model: it needs RETORT_TABLE, and its "  \
                      "header must be listed")                                                               \
  RETORT_DETAIL_CHECK(fits, not_a_column, "R0156: " what ": this names a member that is no column")          \
  RETORT_DETAIL_CHECK(fits, mixin_reference,                                                                 \
                      "R0157: " what                                                                         \
                      ": this references a member of a mixin: write &Table::member with a table")            \
  RETORT_DETAIL_CHECK(fits, key_type,                                                                        \
                      "R0159: " what ": a foreign key and the column that it references must have one type") \
  RETORT_DETAIL_CHECK(                                                                                       \
      fits, reference_count,                                                                                 \
      "R0171: " what                                                                                         \
      ": references() on a member names one column: a key of several is a foreign_key() of the table")       \
  RETORT_DETAIL_CHECK(fits, nullable_key,                                                                    \
                      "R0162: " what ": a primary key accepts no NULL: take std::optional away")             \
  RETORT_DETAIL_CHECK(fits, unordered_type,                                                                  \
                      "R0172: " what ": json has no equality, so no key or index: take retort::jsonb")       \
  RETORT_DETAIL_CHECK(fits, length_type, "R0160: " what ": length() is for text columns")                    \
  RETORT_DETAIL_CHECK(fits, precision_type,                                                                  \
                      "R0161: " what ": precision() is for numeric columns, and with one number for times")  \
  RETORT_DETAIL_CHECK(fits, number_range,                                                                    \
                      "R0169: " what                                                                         \
                      ": length() takes 1 to 10485760, precision() 1 to 1000 digits, for times 0 to 6")      \
  RETORT_DETAIL_CHECK(fits, default_type,                                                                    \
                      "R0164: " what ": default_value() does not fit the type of the column")                \
  RETORT_DETAIL_CHECK(fits, now_type,                                                                        \
                      "R0166: " what ": default_now and on_update_now are for dates and times")              \
  RETORT_DETAIL_CHECK(fits, identity_type,                                                                   \
                      "R0165: " what                                                                         \
                      ": identity is for smallint, integer and bigint columns that accept no NULL")          \
  RETORT_DETAIL_CHECK(fits, collate_type, "R0167: " what ": collate() is for text columns")                  \
  RETORT_DETAIL_CHECK(fits, two_sources,                                                                     \
                      "R0168: " what                                                                         \
                      ": a column takes its values from one of default, identity and generated")

/// … of a table.
#define RETORT_CHECK_TABLE(fits, what)                                                                       \
  RETORT_DETAIL_CHECK(fits, nameless,                                                                        \
                      "R0163: " what                                                                         \
                      ": the first thing in the parentheses is the name, a text that is not empty")          \
  RETORT_DETAIL_CHECK(fits, misplaced, "R0154: " what ": a word of this annotation has no meaning here")     \
  RETORT_DETAIL_CHECK(fits, twice, "R0173: " what ": a word of this annotation is given twice")              \
  RETORT_DETAIL_CHECK(fits, unknown_model,                                                                   \
                      "R0155: " what                                                                         \
                      ": this names a member of a struct that is no model: it needs RETORT_TABLE, and its "  \
                      "header must be listed")                                                               \
  RETORT_DETAIL_CHECK(fits, not_a_column, "R0156: " what ": this names a member that is no column")          \
  RETORT_DETAIL_CHECK(fits, mixin_reference,                                                                 \
                      "R0157: " what                                                                         \
                      ": this references a member of a mixin: write &Table::member with a table")            \
  RETORT_DETAIL_CHECK(fits, other_table, "R0158: " what ": this names a column of another table")            \
  RETORT_DETAIL_CHECK(fits, key_type,                                                                        \
                      "R0159: " what ": a foreign key and the column that it references must have one type") \
  RETORT_DETAIL_CHECK(fits, no_columns, "R0170: " what ": this index or constraint names too few columns")   \
  RETORT_DETAIL_CHECK(fits, nullable_key,                                                                    \
                      "R0162: " what ": a primary key accepts no NULL: take std::optional away")

/// … of an enum.
#define RETORT_CHECK_ENUM(fits, what)                                                                    \
  RETORT_DETAIL_CHECK(fits, nameless,                                                                    \
                      "R0163: " what                                                                     \
                      ": the first thing in the parentheses is the name, a text that is not empty")      \
  RETORT_DETAIL_CHECK(fits, misplaced, "R0154: " what ": a word of this annotation has no meaning here") \
  RETORT_DETAIL_CHECK(fits, twice, "R0173: " what ": a word of this annotation is given twice")

/// What can be wrong with the struct of a model.
#define RETORT_WHOLE(fits, what, count)                                                                \
  static_assert(fits<0>,                                                                               \
                "R0152: " what                                                                         \
                " is no aggregate: leave out constructors, virtual functions and non-public members"); \
  static_assert(fits<1>,                                                                               \
                "R0153: the compiler does not see the " count " members that retort read in " what     \
                ": write each as a plain declaration without macros or #if, of a type that {} initialises");
