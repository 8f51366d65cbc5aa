// Made by `retort codegen orm` from models/people.hpp. Do not edit.
#pragma once

#include <retort/generated.hpp>

#include "people.hpp"
#include "common.hpp"
#include "rooms.hpp"

// Names come before annotations, since headers may name each other's structs.

template <>
struct retort::names<::office::User> {
  static constexpr bool known = true, table = true;
  static constexpr std::string_view type = "office::User", types[] = { "office::User", "common::WithId", "common::Timestamps"};
  using members = Members<
      &::office::User::email, &::office::User::name, &::office::User::role,
      &::office::User::second_role, &::office::User::roles, &::office::User::index,
      &::office::User::comment, &::office::User::check, &::office::User::length,
      &::office::User::references, &::office::User::tenant, &::office::User::room_number,
      &::office::User::boss_id, &::office::User::rate, &::office::User::seen_at,
      &::office::User::salary, &::office::User::employed, &::office::User::tags,
      &::office::User::photo>;
  static constexpr std::string_view columns[] = {
      "email", "name", "role", "second_role", "roles", "index", "comment", "check", "length",
      "references", "tenant", "room_number", "boss_id", "rate", "seen_at", "salary", "employed",
      "tags", "photo", {}};
};

namespace office { namespace retort_Role {
RETORT_ANNOTATION_WORDS;
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch"
#pragma GCC diagnostic ignored "-Wswitch-default"
#line 22 "models/people.hpp"
RETORT_OF_ENUM(        "role", schema("auth"), comment("What one may do"))
#line 22 "models/people.hpp"
     RETORT_CHECK_ENUM(fits_enum, "Role")
#line 25 "models/people.hpp"
RETORT_LABEL(head_of_office,  "head-of-office", renamed_from("boss"))
#line 22 "models/people.hpp"
constexpr bool is_listed(::office::Role value) { switch (value) { case ::office::Role::guest: case ::office::Role::member: case ::office::Role::head_of_office: return true; } return false; }
#line 44 "people.orm.hpp"
#pragma GCC diagnostic pop
}}

template <>
struct retort::enum_traits<::office::Role> {
  static constexpr EnumLabel labels[] = {
      {static_cast<long long>(::office::Role::guest), "guest"},
      {static_cast<long long>(::office::Role::member), "member"},
      {static_cast<long long>(::office::Role::head_of_office), ::office::retort_Role::label_head_of_office.text, ::office::retort_Role::label_head_of_office.renamed_from},
  };
  static constexpr EnumInfo info{ ::office::retort_Role::of_enum.text(annotation::Word::schema), ::office::retort_Role::of_enum.text(annotation::Word::text), labels, 3};
};

#include "common.orm.hpp"
#include "rooms.orm.hpp"

namespace office { namespace retort_User {
RETORT_MODEL(::office::User)
RETORT_LINKS(999, ::office::User, ::office::User, ::office::User, ::office::User)
RETORT_LINKS(11, ::office::v1::Room)
RETORT_LINKS(12, ::office::User)
template <typename T>
concept retort_complete = requires { T{
    {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}; } && !requires { T{
    {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
    {}}; };
template <int Check>
inline constexpr bool retort_fits =
    Check == 0 ? std::is_aggregate_v<retort_row> : !std::is_aggregate_v<retort_row> || retort_complete<retort_row>;
#line 29 "models/people.hpp"
RETORT_OF_TABLE(    "users", schema("auth"), comment("People who \"sign in\""), renamed_from("accounts"),
                    index("users_by_name", &User::name, descending(&User::created_at)),
                    unique(&User::tenant, &User::name, named("users_tenant_name"),
                           nulls_not_distinct)) RETORT_FITS(table_0, of_table, 0, 3) RETORT_FITS(table_4, of_table, 4, 4) RETORT_FITS(table_5, of_table, 5, 99)
#line 29 "models/people.hpp"
 RETORT_CHECK_TABLE(fits_table_0, "User")
 RETORT_CHECK_TABLE(fits_table_4, "User")
 RETORT_CHECK_TABLE(fits_table_5, "User")
                                   RETORT_WHOLE(retort_fits, "User", "24")
#line 35 "models/people.hpp"
RETORT_OF(0,    length(longest_email), unique, check(email_check, named("users_email_check")), collate("C"),
                comment("Where mail goes; it's unique"), renamed_from("mail")) RETORT_FITS(0_0, column_0, 0, 3) RETORT_FITS(0_4, column_0, 4, 99)
#line 35 "models/people.hpp"
   RETORT_CHECK(fits_0_0, "email")
   RETORT_CHECK(fits_0_4, "email")

RETORT_OF(1,    name("full_name"), length(80), index(where("full_name <> ''"))) RETORT_CHECK(fits_1, "name")
RETORT_OF(2,    default_value(Role::head_of_office))
#line 39 "models/people.hpp"
   RETORT_CHECK(fits_2, "role")
            RETORT_IS(retort_mapped<3>, "second_role")
          RETORT_IS(retort_mapped<4>, "roles")
RETORT_OF(5,    default_value(0.5))
#line 42 "models/people.hpp"
   RETORT_CHECK(fits_5, "index")
RETORT_OF(6,    default_value("it's")) RETORT_CHECK(fits_6, "comment")
RETORT_OF(7,    default_value(-7)) RETORT_CHECK(fits_7, "check")
RETORT_OF(8,    sql_type("citext")) RETORT_CHECK(fits_8, "length")
RETORT_OF(9,    generated("upper(full_name)")) RETORT_CHECK(fits_9, "references")
     RETORT_IS(retort_mapped<10>, "tenant")
RETORT_OF(11,   references(&Room::number, on_delete::set_null, on_update::cascade, deferrable,
                           named("users_room")))
#line 48 "models/people.hpp"
   RETORT_CHECK(fits_11, "room_number")
#line 51 "models/people.hpp"
RETORT_OF(12,   references(&User::id)) RETORT_CHECK(fits_12, "boss_id")
RETORT_OF(13,   precision(10, 4)) RETORT_CHECK(fits_13, "rate")
RETORT_OF(14,   precision(3)) RETORT_CHECK(fits_14, "seen_at")
      RETORT_IS(retort_mapped<15>, "salary")
                    RETORT_IS(retort_mapped<16>, "employed")
RETORT_OF(17,   default_sql("'{}'")) RETORT_CHECK(fits_17, "tags")
      RETORT_IS(retort_mapped<18>, "photo")
#line 117 "people.orm.hpp"
inline constexpr ::retort::annotation::Words words[] = {
    column_0, column_1, column_2, {}, {}, column_5, column_6, column_7, column_8, column_9, {},
    column_11, column_12, column_13, column_14, {}, {}, column_17, {}, {}};
}}

template <>
inline constexpr const retort::annotation::Words* retort::column_words<::office::User> = ::office::retort_User::words;

template <>
struct retort::table_traits<::office::User> : annotation::TableOf<::office::User, ::office::retort_User::of_table, ::common::WithId, ::common::Timestamps, ::office::User> {};

namespace office {
struct users_columns : ::retort::Table<::office::User> {
  ::retort::Column<::office::User, decltype(::office::User::id)> id{ 0 };
  ::retort::Column<::office::User, decltype(::office::User::created_at)> created_at{ 1 };
  ::retort::Column<::office::User, decltype(::office::User::updated_at)> updated_at{ 2 };
  ::retort::Column<::office::User, decltype(::office::User::email)> email{ 3 };
  ::retort::Column<::office::User, decltype(::office::User::name)> name{ 4 };
  ::retort::Column<::office::User, decltype(::office::User::role)> role{ 5 };
  ::retort::Column<::office::User, decltype(::office::User::second_role)> second_role{ 6 };
  ::retort::Column<::office::User, decltype(::office::User::roles)> roles{ 7 };
  ::retort::Column<::office::User, decltype(::office::User::index)> index{ 8 };
  ::retort::Column<::office::User, decltype(::office::User::comment)> comment{ 9 };
  ::retort::Column<::office::User, decltype(::office::User::check)> check{ 10 };
  ::retort::Column<::office::User, decltype(::office::User::length)> length{ 11 };
  ::retort::Column<::office::User, decltype(::office::User::references)> references{ 12 };
  ::retort::Column<::office::User, decltype(::office::User::tenant)> tenant{ 13 };
  ::retort::Column<::office::User, decltype(::office::User::room_number)> room_number{ 14 };
  ::retort::Column<::office::User, decltype(::office::User::boss_id)> boss_id{ 15 };
  ::retort::Column<::office::User, decltype(::office::User::rate)> rate{ 16 };
  ::retort::Column<::office::User, decltype(::office::User::seen_at)> seen_at{ 17 };
  ::retort::Column<::office::User, decltype(::office::User::salary)> salary{ 18 };
  ::retort::Column<::office::User, decltype(::office::User::employed)> employed{ 19 };
  ::retort::Column<::office::User, decltype(::office::User::tags)> tags{ 20 };
  ::retort::Column<::office::User, decltype(::office::User::photo)> photo{ 21 };
};
inline constexpr users_columns users;
}
