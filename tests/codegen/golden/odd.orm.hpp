// Made by `retort codegen orm` from models/odd.hpp. Do not edit.
#pragma once

#include <retort/generated.hpp>

#include "odd.hpp"

// Names come before annotations, since headers may name each other's structs.

template <>
struct retort::names<::v2::deep::er::Thing> {
  static constexpr bool known = true, table = true;
  static constexpr std::string_view type = "v2::deep::er::Thing", types[] = { "v2::deep::er::Thing"};
  using members = Members<
      &::v2::deep::er::Thing::id, &::v2::deep::er::Thing::strasse, &::v2::deep::er::Thing::other,
      &::v2::deep::er::Thing::plain, &::v2::deep::er::Thing::second, &::v2::deep::er::Thing::tags,
      &::v2::deep::er::Thing::matrix, &::v2::deep::er::Thing::span>;
  static constexpr std::string_view columns[] = {
      "id", "strasse", "other", "plain", "second", "tags", "matrix", "span", {}};
};

template <>
struct retort::names<::Class> {
  static constexpr bool known = true, table = true;
  static constexpr std::string_view type = "Class", types[] = { "Class"};
  using members = Members<
      &::Class::index, &::Class::where>;
  static constexpr std::string_view columns[] = {
      "index", "where", {}};
};

template <>
struct retort::names<::Other> {
  static constexpr bool known = true, table = true;
  static constexpr std::string_view type = "Other", types[] = { "Other"};
  using members = Members<
      &::Other::index>;
  static constexpr std::string_view columns[] = {
      "index", {}};
};

inline namespace v2 { namespace retort_Plain {
RETORT_ANNOTATION_WORDS;
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch"
#pragma GCC diagnostic ignored "-Wswitch-default"
#line 12 "models/odd.hpp"
RETORT_OF_ENUM(  "plain_enum")
#line 12 "models/odd.hpp"
RETORT_CHECK_ENUM(fits_enum, "Plain") RETORT_LABEL(pc,             "p c")
#line 12 "models/odd.hpp"
constexpr bool is_listed(::v2::Plain value) { switch (value) { case ::v2::Plain::pa: case ::v2::Plain::pb: case ::v2::Plain::pc: return true; } return false; }
#line 54 "odd.orm.hpp"
#pragma GCC diagnostic pop
}}

template <>
struct retort::enum_traits<::v2::Plain> {
  static constexpr EnumLabel labels[] = {
      {static_cast<long long>(::v2::Plain::pa), "pa"},
      {static_cast<long long>(::v2::Plain::pb), "pb"},
      {static_cast<long long>(::v2::Plain::pc), ::v2::retort_Plain::label_pc.text, ::v2::retort_Plain::label_pc.renamed_from},
  };
  static constexpr EnumInfo info{ ::v2::retort_Plain::of_enum.text(annotation::Word::schema), ::v2::retort_Plain::of_enum.text(annotation::Word::text), labels, 3};
};



inline namespace v2 { namespace deep { namespace er { namespace retort_Thing {
RETORT_MODEL(::v2::deep::er::Thing)
RETORT_LINKS(999, ::v2::deep::er::Thing)
template <typename T>
concept retort_complete = requires { T{
    {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}; } && !requires { T{
    {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}; };
template <int Check>
inline constexpr bool retort_fits =
    Check == 0 ? std::is_aggregate_v<retort_row> : !std::is_aggregate_v<retort_row> || retort_complete<retort_row>;
#line 16 "models/odd.hpp"
RETORT_OF_TABLE(                 table_name, // the name
    comment(R"x(several
lines ) "quoted")x"), // last
    index(&Thing::strasse, // one
          method("hash")) /* end */ // really
) RETORT_FITS(table_0, of_table, 0, 0) RETORT_FITS(table_1, of_table, 1, 1) RETORT_FITS(table_2, of_table, 2, 99)
#line 16 "models/odd.hpp"
              RETORT_CHECK_TABLE(fits_table_0, "Thing")
RETORT_CHECK_TABLE(fits_table_1, "Thing")

RETORT_CHECK_TABLE(fits_table_2, "Thing")
#line 21 "models/odd.hpp"
RETORT_WHOLE(retort_fits, "Thing", "15")
#line 25 "models/odd.hpp"
RETORT_OF(0,    primary_key, // key
                default_sql("gen_random_uuid()") // default
) RETORT_FITS(0_0, column_0, 0, 0) RETORT_FITS(0_1, column_0, 1, 99)
#line 25 "models/odd.hpp"
   RETORT_CHECK(fits_0_0, "id")
   RETORT_CHECK(fits_0_1, "id")

RETORT_OF(1,    short_text) RETORT_CHECK(fits_1, "strasse") RETORT_OF(2, short_text)
#line 28 "models/odd.hpp"
   RETORT_CHECK(fits_2, "other")
RETORT_OF(3,    default_value(pc))
#line 29 "models/odd.hpp"
   RETORT_CHECK(fits_3, "plain")                RETORT_IS(retort_mapped<4>, "second")
#line 37 "models/odd.hpp"
                                               RETORT_IS(retort_mapped<5>, "tags")
                      RETORT_IS(retort_mapped<6>, "matrix")
                           RETORT_IS(retort_mapped<7>, "span")
#line 112 "odd.orm.hpp"
inline constexpr ::retort::annotation::Words words[] = {
    column_0, column_1, column_2, column_3, {}, {}, {}, {}, {}};
}}}}

template <>
inline constexpr const retort::annotation::Words* retort::column_words<::v2::deep::er::Thing> = ::v2::deep::er::retort_Thing::words;

template <>
struct retort::table_traits<::v2::deep::er::Thing> : annotation::TableOf<::v2::deep::er::Thing, ::v2::deep::er::retort_Thing::of_table, ::v2::deep::er::Thing> {};

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
RETORT_MODEL(::Class)
RETORT_LINKS(1, ::Class)
template <typename T>
concept retort_complete = requires { T{
    {}, {}}; } && !requires { T{
    {}, {}, {}}; };
template <int Check>
inline constexpr bool retort_fits =
    Check == 0 ? std::is_aggregate_v<retort_row> : !std::is_aggregate_v<retort_row> || retort_complete<retort_row>;
#line 46 "models/odd.hpp"
RETORT_OF_TABLE(    "class")
#line 46 "models/odd.hpp"
 RETORT_CHECK_TABLE(fits_table, "Class")
#line 46 "models/odd.hpp"
                RETORT_WHOLE(retort_fits, "Class", "2") RETORT_OF(0, primary_key)
#line 46 "models/odd.hpp"
                                      RETORT_CHECK(fits_0, "index") RETORT_OF(1,         references(&Class::index))
#line 46 "models/odd.hpp"
                                                                            RETORT_CHECK(fits_1, "where")
#line 157 "odd.orm.hpp"
inline constexpr ::retort::annotation::Words words[] = {
    column_0, column_1, {}};
}

template <>
inline constexpr const retort::annotation::Words* retort::column_words<::Class> = ::retort_Class::words;

template <>
struct retort::table_traits<::Class> : annotation::TableOf<::Class, ::retort_Class::of_table, ::Class> {};


struct class__columns : ::retort::Table<::Class> {
  ::retort::Column<::Class, decltype(::Class::index)> index{ 0 };
  ::retort::Column<::Class, decltype(::Class::where)> where{ 1 };
};
inline constexpr class__columns class_;


namespace retort_Other {
RETORT_MODEL(::Other)

template <typename T>
concept retort_complete = requires { T{
    {}}; } && !requires { T{
    {}, {}}; };
template <int Check>
inline constexpr bool retort_fits =
    Check == 0 ? std::is_aggregate_v<retort_row> : !std::is_aggregate_v<retort_row> || retort_complete<retort_row>;
#line 47 "models/odd.hpp"
RETORT_OF_TABLE(    "Class")
#line 47 "models/odd.hpp"
 RETORT_CHECK_TABLE(fits_table, "Other")
#line 47 "models/odd.hpp"
                RETORT_WHOLE(retort_fits, "Other", "1") RETORT_OF(0, primary_key)
#line 47 "models/odd.hpp"
                                      RETORT_CHECK(fits_0, "index")
#line 194 "odd.orm.hpp"
inline constexpr ::retort::annotation::Words words[] = {
    column_0, {}};
}

template <>
inline constexpr const retort::annotation::Words* retort::column_words<::Other> = ::retort_Other::words;

template <>
struct retort::table_traits<::Other> : annotation::TableOf<::Other, ::retort_Other::of_table, ::Other> {};


struct Class__columns : ::retort::Table<::Other> {
  ::retort::Column<::Other, decltype(::Other::index)> index{ 0 };
};
inline constexpr Class__columns Class_;

