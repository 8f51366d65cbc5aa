// Made by `retort codegen orm` from models/odd.hpp. Do not edit.
#pragma once

#include <retort/annotated.hpp>
#include <retort/query.hpp>

#include "odd.hpp"

// Names come before annotations, since headers may name each other's structs.

template <>
struct retort::names<::v2::deep::er::Thing> {
  static constexpr bool known = true;
  static constexpr bool table = true;
  static constexpr std::string_view type = "v2::deep::er::Thing";
  static constexpr std::string_view types[] = { "v2::deep::er::Thing",};
  template <typename Member>
  static constexpr std::string_view member([[maybe_unused]] Member wanted) {
    if (wanted.is(&::v2::deep::er::Thing::id)) return "id";
    if (wanted.is(&::v2::deep::er::Thing::strasse)) return "strasse";
    if (wanted.is(&::v2::deep::er::Thing::other)) return "other";
    if (wanted.is(&::v2::deep::er::Thing::plain)) return "plain";
    if (wanted.is(&::v2::deep::er::Thing::second)) return "second";
    if (wanted.is(&::v2::deep::er::Thing::tags)) return "tags";
    if (wanted.is(&::v2::deep::er::Thing::matrix)) return "matrix";
    if (wanted.is(&::v2::deep::er::Thing::span)) return "span";
    return {};
  }
};

template <>
struct retort::names<::Class> {
  static constexpr bool known = true;
  static constexpr bool table = true;
  static constexpr std::string_view type = "Class";
  static constexpr std::string_view types[] = { "Class",};
  template <typename Member>
  static constexpr std::string_view member([[maybe_unused]] Member wanted) {
    if (wanted.is(&::Class::index)) return "index";
    if (wanted.is(&::Class::where)) return "where";
    return {};
  }
};

template <>
struct retort::names<::Other> {
  static constexpr bool known = true;
  static constexpr bool table = true;
  static constexpr std::string_view type = "Other";
  static constexpr std::string_view types[] = { "Other",};
  template <typename Member>
  static constexpr std::string_view member([[maybe_unused]] Member wanted) {
    if (wanted.is(&::Other::index)) return "index";
    return {};
  }
};

inline namespace v2 { namespace retort_Plain {
RETORT_ANNOTATION_WORDS;
#line 12 "models/odd.hpp"
inline constexpr auto of_enum = ::retort::annotation::enumeration(
#line 12 "models/odd.hpp"
                 "plain_enum"
);
#line 12 "models/odd.hpp"
 static_assert(!of_enum.has(::retort::annotation::Problem::nameless, 0, 99), "R0163: Plain: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_enum.has_any(0, 99), "R0154: Plain: a word of this annotation has no meaning here, or does not fit the type");
#line 12 "models/odd.hpp"
inline constexpr std::string_view label_pc = std::string_view{
#line 12 "models/odd.hpp"
                                                                   "p c"
};
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch"
#pragma GCC diagnostic ignored "-Wswitch-default"
#line 12 "models/odd.hpp"
constexpr bool is_listed(::v2::Plain value) { switch (value) { case ::v2::Plain::pa: case ::v2::Plain::pb: case ::v2::Plain::pc:  return true; } return false; }
#line 78 "odd.orm.hpp"
#pragma GCC diagnostic pop
}}

template <>
struct retort::enum_traits<::v2::Plain> {
  static constexpr EnumLabel labels[] = {
      {static_cast<long long>(::v2::Plain::pa), "pa"},
      {static_cast<long long>(::v2::Plain::pb), "pb"},
      {static_cast<long long>(::v2::Plain::pc), ::v2::retort_Plain::label_pc},
  };
  static constexpr EnumInfo info{ ::v2::retort_Plain::of_enum.text(annotation::Word::schema), ::v2::retort_Plain::of_enum.text(annotation::Word::text), labels, 3};
};



inline namespace v2 { namespace deep { namespace er { namespace retort_Thing {
RETORT_ANNOTATION_WORDS;
#line 21 "models/odd.hpp"
static_assert(std::is_aggregate_v<::v2::deep::er::Thing>, "R0152: Thing is no aggregate: leave out constructors, virtual functions and non-public members"); template <typename T> concept complete = requires { T{ {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, }; } && !requires { T{ {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {} }; }; static_assert(complete<::v2::deep::er::Thing>, "R0153: the compiler does not see the 15 members that retort read in Thing: write each as a plain declaration without macros or #if, of a type that {} initialises");
#line 27 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::v2::deep::er::Thing::id)>, "R0151: the C++ type of id has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_id = ::retort::annotation::column<decltype(::v2::deep::er::Thing::id), ::retort::annotation::Named<>>(
#line 25 "models/odd.hpp"
                primary_key, // key
                default_sql("gen_random_uuid()") // default
);
#line 25 "models/odd.hpp"
 static_assert(!column_id.has(::retort::annotation::Problem::nullable_key, 0, 0), "R0162: id: a primary key accepts no NULL: take std::optional away"); static_assert(!column_id.has_any(0, 0), "R0154: id: a word of this annotation has no meaning here, or does not fit the type");
#line 26 "models/odd.hpp"
 static_assert(!column_id.has_any(1, 99), "R0154: id: a word of this annotation has no meaning here, or does not fit the type");
#line 28 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::v2::deep::er::Thing::strasse)>, "R0151: the C++ type of strasse has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_strasse = ::retort::annotation::column<decltype(::v2::deep::er::Thing::strasse), ::retort::annotation::Named<>>(
#line 28 "models/odd.hpp"
                short_text
);
#line 28 "models/odd.hpp"
 static_assert(!column_strasse.has_any(0, 99), "R0154: strasse: a word of this annotation has no meaning here, or does not fit the type");
#line 28 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::v2::deep::er::Thing::other)>, "R0151: the C++ type of other has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_other = ::retort::annotation::column<decltype(::v2::deep::er::Thing::other), ::retort::annotation::Named<>>(
#line 28 "models/odd.hpp"
                short_text
);
#line 28 "models/odd.hpp"
 static_assert(!column_other.has_any(0, 99), "R0154: other: a word of this annotation has no meaning here, or does not fit the type");
#line 29 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::v2::deep::er::Thing::plain)>, "R0151: the C++ type of plain has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_plain = ::retort::annotation::column<decltype(::v2::deep::er::Thing::plain), ::retort::annotation::Named<>>(
#line 29 "models/odd.hpp"
                default_value(pc)
);
#line 29 "models/odd.hpp"
 static_assert(!column_plain.has(::retort::annotation::Problem::default_type, 0, 99), "R0164: plain: default_value() does not fit the type of the column"); static_assert(!column_plain.has_any(0, 99), "R0154: plain: a word of this annotation has no meaning here, or does not fit the type");
#line 29 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::v2::deep::er::Thing::second)>, "R0151: the C++ type of second has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 37 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::v2::deep::er::Thing::tags)>, "R0151: the C++ type of tags has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 38 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::v2::deep::er::Thing::matrix)>, "R0151: the C++ type of matrix has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 39 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::v2::deep::er::Thing::span)>, "R0151: the C++ type of span has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 21 "models/odd.hpp"
inline constexpr auto of_table = ::retort::annotation::table<::v2::deep::er::Thing, ::retort::annotation::Named<::v2::deep::er::Thing>>(
#line 16 "models/odd.hpp"
                                 table_name, // the name
    comment(R"x(several
lines ) "quoted")x"), // last
    index(&Thing::strasse, // one
          method("hash")) /* end */ // really
);
#line 16 "models/odd.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 0, 0), "R0163: Thing: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has_any(0, 0), "R0154: Thing: a word of this annotation has no meaning here, or does not fit the type");
#line 17 "models/odd.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 1, 1), "R0163: Thing: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has_any(1, 1), "R0154: Thing: a word of this annotation has no meaning here, or does not fit the type");
#line 19 "models/odd.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 2, 99), "R0163: Thing: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has(::retort::annotation::Problem::unknown_model, 2, 99), "R0155: Thing: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!of_table.has(::retort::annotation::Problem::not_a_column, 2, 99), "R0156: Thing: this names a member that is no column"); static_assert(!of_table.has(::retort::annotation::Problem::mixin_reference, 2, 99), "R0157: Thing: this references a member of a mixin: write &Table::member with a table"); static_assert(!of_table.has(::retort::annotation::Problem::other_table, 2, 99), "R0158: Thing: this names a column of another table"); static_assert(!of_table.has(::retort::annotation::Problem::key_type, 2, 99), "R0159: Thing: a foreign key and the column that it references must have one type"); static_assert(!of_table.has_any(2, 99), "R0154: Thing: a word of this annotation has no meaning here, or does not fit the type");
#line 152 "odd.orm.hpp"
}}}}

template <>
struct retort::table_traits<::v2::deep::er::Thing> {
  using Row = ::v2::deep::er::Thing;
  using members = Members<&Row::id, &Row::strasse, &Row::other, &Row::plain, &Row::second, &Row::tags, &Row::matrix, &Row::span>;
  static constexpr const auto& words = ::v2::deep::er::retort_Thing::of_table;
  static constexpr ColumnInfo columns[] = {
      annotation::describe<Row, &Row::id>("id", ::v2::deep::er::retort_Thing::column_id, words),
      annotation::describe<Row, &Row::strasse>("strasse", ::v2::deep::er::retort_Thing::column_strasse, words),
      annotation::describe<Row, &Row::other>("other", ::v2::deep::er::retort_Thing::column_other, words),
      annotation::describe<Row, &Row::plain>("plain", ::v2::deep::er::retort_Thing::column_plain, words),
      annotation::describe<Row, &Row::second>("second", annotation::none, words),
      annotation::describe<Row, &Row::tags>("tags", annotation::none, words),
      annotation::describe<Row, &Row::matrix>("matrix", annotation::none, words),
      annotation::describe<Row, &Row::span>("span", annotation::none, words),
  };
  static constexpr TableInfo info = describe_table<Row>(words.text(annotation::Word::schema), words.text(annotation::Word::text), columns);
};

inline namespace v2 { namespace deep { namespace er {
struct Thing__columns : ::retort::Table<::v2::deep::er::Thing> {
  ::retort::Column<::v2::deep::er::Thing, decltype(::v2::deep::er::Thing::id)> id{ 0 };
  ::retort::Column<::v2::deep::er::Thing, decltype(::v2::deep::er::Thing::strasse)> strasse{ 1 };
  ::retort::Column<::v2::deep::er::Thing, decltype(::v2::deep::er::Thing::other)> other{ 2 };
  ::retort::Column<::v2::deep::er::Thing, decltype(::v2::deep::er::Thing::plain)> plain{ 3 };
  ::retort::Column<::v2::deep::er::Thing, decltype(::v2::deep::er::Thing::second)> second{ 4 };
  ::retort::Column<::v2::deep::er::Thing, decltype(::v2::deep::er::Thing::tags)> tags{ 5 };
  ::retort::Column<::v2::deep::er::Thing, decltype(::v2::deep::er::Thing::matrix)> matrix{ 6 };
  ::retort::Column<::v2::deep::er::Thing, decltype(::v2::deep::er::Thing::span)> span{ 7 };
};
inline constexpr Thing__columns Thing_;
}}}

namespace retort_Class {
RETORT_ANNOTATION_WORDS;
#line 46 "models/odd.hpp"
static_assert(std::is_aggregate_v<::Class>, "R0152: Class is no aggregate: leave out constructors, virtual functions and non-public members"); template <typename T> concept complete = requires { T{ {}, {}, }; } && !requires { T{ {}, {}, {} }; }; static_assert(complete<::Class>, "R0153: the compiler does not see the 2 members that retort read in Class: write each as a plain declaration without macros or #if, of a type that {} initialises");
#line 46 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::Class::index)>, "R0151: the C++ type of index has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_index = ::retort::annotation::column<decltype(::Class::index), ::retort::annotation::Named<>>(
#line 46 "models/odd.hpp"
                                                   primary_key
);
#line 46 "models/odd.hpp"
 static_assert(!column_index.has(::retort::annotation::Problem::nullable_key, 0, 99), "R0162: index: a primary key accepts no NULL: take std::optional away"); static_assert(!column_index.has_any(0, 99), "R0154: index: a word of this annotation has no meaning here, or does not fit the type");
#line 46 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::Class::where)>, "R0151: the C++ type of where has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_where = ::retort::annotation::column<decltype(::Class::where), ::retort::annotation::Named<::Class>>(
#line 46 "models/odd.hpp"
                                                                                         references(&Class::index)
);
#line 46 "models/odd.hpp"
 static_assert(!column_where.has(::retort::annotation::Problem::unknown_model, 0, 99), "R0155: where: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!column_where.has(::retort::annotation::Problem::not_a_column, 0, 99), "R0156: where: this names a member that is no column"); static_assert(!column_where.has(::retort::annotation::Problem::mixin_reference, 0, 99), "R0157: where: this references a member of a mixin: write &Table::member with a table"); static_assert(!column_where.has(::retort::annotation::Problem::key_type, 0, 99), "R0159: where: a foreign key and the column that it references must have one type"); static_assert(!column_where.has_any(0, 99), "R0154: where: a word of this annotation has no meaning here, or does not fit the type");
#line 46 "models/odd.hpp"
inline constexpr auto of_table = ::retort::annotation::table<::Class, ::retort::annotation::Named<>>(
#line 46 "models/odd.hpp"
                    "class"
);
#line 46 "models/odd.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 0, 99), "R0163: Class: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has_any(0, 99), "R0154: Class: a word of this annotation has no meaning here, or does not fit the type");
#line 212 "odd.orm.hpp"
}

template <>
struct retort::table_traits<::Class> {
  using Row = ::Class;
  using members = Members<&Row::index, &Row::where>;
  static constexpr const auto& words = ::retort_Class::of_table;
  static constexpr ColumnInfo columns[] = {
      annotation::describe<Row, &Row::index>("index", ::retort_Class::column_index, words),
      annotation::describe<Row, &Row::where>("where", ::retort_Class::column_where, words),
  };
  static constexpr TableInfo info = describe_table<Row>(words.text(annotation::Word::schema), words.text(annotation::Word::text), columns);
};


struct class__columns : ::retort::Table<::Class> {
  ::retort::Column<::Class, decltype(::Class::index)> index{ 0 };
  ::retort::Column<::Class, decltype(::Class::where)> where{ 1 };
};
inline constexpr class__columns class_;


namespace retort_Other {
RETORT_ANNOTATION_WORDS;
#line 47 "models/odd.hpp"
static_assert(std::is_aggregate_v<::Other>, "R0152: Other is no aggregate: leave out constructors, virtual functions and non-public members"); template <typename T> concept complete = requires { T{ {}, }; } && !requires { T{ {}, {} }; }; static_assert(complete<::Other>, "R0153: the compiler does not see the 1 members that retort read in Other: write each as a plain declaration without macros or #if, of a type that {} initialises");
#line 47 "models/odd.hpp"
static_assert(::retort::Mapped<decltype(::Other::index)>, "R0151: the C++ type of index has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_index = ::retort::annotation::column<decltype(::Other::index), ::retort::annotation::Named<>>(
#line 47 "models/odd.hpp"
                                                   primary_key
);
#line 47 "models/odd.hpp"
 static_assert(!column_index.has(::retort::annotation::Problem::nullable_key, 0, 99), "R0162: index: a primary key accepts no NULL: take std::optional away"); static_assert(!column_index.has_any(0, 99), "R0154: index: a word of this annotation has no meaning here, or does not fit the type");
#line 47 "models/odd.hpp"
inline constexpr auto of_table = ::retort::annotation::table<::Other, ::retort::annotation::Named<>>(
#line 47 "models/odd.hpp"
                    "Class"
);
#line 47 "models/odd.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 0, 99), "R0163: Other: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has_any(0, 99), "R0154: Other: a word of this annotation has no meaning here, or does not fit the type");
#line 253 "odd.orm.hpp"
}

template <>
struct retort::table_traits<::Other> {
  using Row = ::Other;
  using members = Members<&Row::index>;
  static constexpr const auto& words = ::retort_Other::of_table;
  static constexpr ColumnInfo columns[] = {
      annotation::describe<Row, &Row::index>("index", ::retort_Other::column_index, words),
  };
  static constexpr TableInfo info = describe_table<Row>(words.text(annotation::Word::schema), words.text(annotation::Word::text), columns);
};


struct Class__columns : ::retort::Table<::Other> {
  ::retort::Column<::Other, decltype(::Other::index)> index{ 0 };
};
inline constexpr Class__columns Class_;

