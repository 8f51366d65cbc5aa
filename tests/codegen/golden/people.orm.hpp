// Made by `retort codegen orm` from models/people.hpp. Do not edit.
#pragma once

#include <retort/annotated.hpp>
#include <retort/query.hpp>

#include "people.hpp"
#include "common.hpp"
#include "rooms.hpp"

// Names come before annotations, since headers may name each other's structs.

template <>
struct retort::names<::office::User> {
  static constexpr bool known = true;
  static constexpr bool table = true;
  static constexpr std::string_view type = "office::User";
  static constexpr std::string_view types[] = { "office::User","common::WithId","common::Timestamps",};
  template <typename Member>
  static constexpr std::string_view member([[maybe_unused]] Member wanted) {
    if (wanted.is(&::office::User::email)) return "email";
    if (wanted.is(&::office::User::name)) return "name";
    if (wanted.is(&::office::User::role)) return "role";
    if (wanted.is(&::office::User::second_role)) return "second_role";
    if (wanted.is(&::office::User::roles)) return "roles";
    if (wanted.is(&::office::User::index)) return "index";
    if (wanted.is(&::office::User::comment)) return "comment";
    if (wanted.is(&::office::User::check)) return "check";
    if (wanted.is(&::office::User::length)) return "length";
    if (wanted.is(&::office::User::references)) return "references";
    if (wanted.is(&::office::User::tenant)) return "tenant";
    if (wanted.is(&::office::User::room_number)) return "room_number";
    if (wanted.is(&::office::User::boss_id)) return "boss_id";
    if (wanted.is(&::office::User::rate)) return "rate";
    if (wanted.is(&::office::User::seen_at)) return "seen_at";
    if (wanted.is(&::office::User::salary)) return "salary";
    if (wanted.is(&::office::User::employed)) return "employed";
    if (wanted.is(&::office::User::tags)) return "tags";
    if (wanted.is(&::office::User::photo)) return "photo";
    return {};
  }
};

namespace office { namespace retort_Role {
RETORT_ANNOTATION_WORDS;
#line 22 "models/people.hpp"
inline constexpr auto of_enum = ::retort::annotation::enumeration(
#line 22 "models/people.hpp"
                       "role", schema("auth"), comment("What one may do")
);
#line 22 "models/people.hpp"
 static_assert(!of_enum.has(::retort::annotation::Problem::nameless, 0, 99), "R0163: Role: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_enum.has_any(0, 99), "R0154: Role: a word of this annotation has no meaning here, or does not fit the type");
#line 25 "models/people.hpp"
inline constexpr std::string_view label_head_of_office = std::string_view{
#line 25 "models/people.hpp"
                              "head-of-office"
};
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch"
#pragma GCC diagnostic ignored "-Wswitch-default"
#line 22 "models/people.hpp"
constexpr bool is_listed(::office::Role value) { switch (value) { case ::office::Role::guest: case ::office::Role::member: case ::office::Role::head_of_office:  return true; } return false; }
#line 64 "people.orm.hpp"
#pragma GCC diagnostic pop
}}

template <>
struct retort::enum_traits<::office::Role> {
  static constexpr EnumLabel labels[] = {
      {static_cast<long long>(::office::Role::guest), "guest"},
      {static_cast<long long>(::office::Role::member), "member"},
      {static_cast<long long>(::office::Role::head_of_office), ::office::retort_Role::label_head_of_office},
  };
  static constexpr EnumInfo info{ ::office::retort_Role::of_enum.text(annotation::Word::schema), ::office::retort_Role::of_enum.text(annotation::Word::text), labels, 3};
};

#include "common.orm.hpp"
#include "rooms.orm.hpp"

namespace office { namespace retort_User {
RETORT_ANNOTATION_WORDS;
#line 32 "models/people.hpp"
static_assert(std::is_aggregate_v<::office::User>, "R0152: User is no aggregate: leave out constructors, virtual functions and non-public members"); template <typename T> concept complete = requires { T{ {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, }; } && !requires { T{ {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {} }; }; static_assert(complete<::office::User>, "R0153: the compiler does not see the 24 members that retort read in User: write each as a plain declaration without macros or #if, of a type that {} initialises");
#line 37 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::email)>, "R0151: the C++ type of email has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_email = ::retort::annotation::column<decltype(::office::User::email), ::retort::annotation::Named<>>(
#line 35 "models/people.hpp"
                length(longest_email), unique, check(email_check, named("users_email_check")), collate("C"),
                comment("Where mail goes; it's unique"), renamed_from("mail")
);
#line 35 "models/people.hpp"
 static_assert(!column_email.has(::retort::annotation::Problem::length_type, 0, 3), "R0160: email: length() is for text columns"); static_assert(!column_email.has_any(0, 3), "R0154: email: a word of this annotation has no meaning here, or does not fit the type");
#line 36 "models/people.hpp"
 static_assert(!column_email.has_any(4, 99), "R0154: email: a word of this annotation has no meaning here, or does not fit the type");
#line 38 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::name)>, "R0151: the C++ type of name has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_name = ::retort::annotation::column<decltype(::office::User::name), ::retort::annotation::Named<>>(
#line 38 "models/people.hpp"
                name("full_name"), length(80), index(where("full_name <> ''"))
);
#line 38 "models/people.hpp"
 static_assert(!column_name.has(::retort::annotation::Problem::length_type, 0, 99), "R0160: name: length() is for text columns"); static_assert(!column_name.has_any(0, 99), "R0154: name: a word of this annotation has no meaning here, or does not fit the type");
#line 39 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::role)>, "R0151: the C++ type of role has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_role = ::retort::annotation::column<decltype(::office::User::role), ::retort::annotation::Named<>>(
#line 39 "models/people.hpp"
                default_value(Role::head_of_office)
);
#line 39 "models/people.hpp"
 static_assert(!column_role.has(::retort::annotation::Problem::default_type, 0, 99), "R0164: role: default_value() does not fit the type of the column"); static_assert(!column_role.has_any(0, 99), "R0154: role: a word of this annotation has no meaning here, or does not fit the type");
#line 40 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::second_role)>, "R0151: the C++ type of second_role has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 41 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::roles)>, "R0151: the C++ type of roles has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 42 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::index)>, "R0151: the C++ type of index has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_index = ::retort::annotation::column<decltype(::office::User::index), ::retort::annotation::Named<>>(
#line 42 "models/people.hpp"
                default_value(0.5)
);
#line 42 "models/people.hpp"
 static_assert(!column_index.has(::retort::annotation::Problem::default_type, 0, 99), "R0164: index: default_value() does not fit the type of the column"); static_assert(!column_index.has_any(0, 99), "R0154: index: a word of this annotation has no meaning here, or does not fit the type");
#line 43 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::comment)>, "R0151: the C++ type of comment has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_comment = ::retort::annotation::column<decltype(::office::User::comment), ::retort::annotation::Named<>>(
#line 43 "models/people.hpp"
                default_value("it's")
);
#line 43 "models/people.hpp"
 static_assert(!column_comment.has(::retort::annotation::Problem::default_type, 0, 99), "R0164: comment: default_value() does not fit the type of the column"); static_assert(!column_comment.has_any(0, 99), "R0154: comment: a word of this annotation has no meaning here, or does not fit the type");
#line 44 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::check)>, "R0151: the C++ type of check has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_check = ::retort::annotation::column<decltype(::office::User::check), ::retort::annotation::Named<>>(
#line 44 "models/people.hpp"
                default_value(-7)
);
#line 44 "models/people.hpp"
 static_assert(!column_check.has(::retort::annotation::Problem::default_type, 0, 99), "R0164: check: default_value() does not fit the type of the column"); static_assert(!column_check.has_any(0, 99), "R0154: check: a word of this annotation has no meaning here, or does not fit the type");
#line 45 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::length)>, "R0151: the C++ type of length has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_length = ::retort::annotation::column<decltype(::office::User::length), ::retort::annotation::Named<>>(
#line 45 "models/people.hpp"
                sql_type("citext")
);
#line 45 "models/people.hpp"
 static_assert(!column_length.has_any(0, 99), "R0154: length: a word of this annotation has no meaning here, or does not fit the type");
#line 46 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::references)>, "R0151: the C++ type of references has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_references = ::retort::annotation::column<decltype(::office::User::references), ::retort::annotation::Named<>>(
#line 46 "models/people.hpp"
                generated("upper(full_name)")
);
#line 46 "models/people.hpp"
 static_assert(!column_references.has_any(0, 99), "R0154: references: a word of this annotation has no meaning here, or does not fit the type");
#line 47 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::tenant)>, "R0151: the C++ type of tenant has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 50 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::room_number)>, "R0151: the C++ type of room_number has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_room_number = ::retort::annotation::column<decltype(::office::User::room_number), ::retort::annotation::Named<::office::v1::Room>>(
#line 48 "models/people.hpp"
                references(&Room::number, on_delete::set_null, on_update::cascade, deferrable,
                           named("users_room"))
);
#line 48 "models/people.hpp"
 static_assert(!column_room_number.has(::retort::annotation::Problem::unknown_model, 0, 99), "R0155: room_number: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!column_room_number.has(::retort::annotation::Problem::not_a_column, 0, 99), "R0156: room_number: this names a member that is no column"); static_assert(!column_room_number.has(::retort::annotation::Problem::mixin_reference, 0, 99), "R0157: room_number: this references a member of a mixin: write &Table::member with a table"); static_assert(!column_room_number.has(::retort::annotation::Problem::key_type, 0, 99), "R0159: room_number: a foreign key and the column that it references must have one type"); static_assert(!column_room_number.has_any(0, 99), "R0154: room_number: a word of this annotation has no meaning here, or does not fit the type");
#line 51 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::boss_id)>, "R0151: the C++ type of boss_id has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_boss_id = ::retort::annotation::column<decltype(::office::User::boss_id), ::retort::annotation::Named<::office::User>>(
#line 51 "models/people.hpp"
                references(&User::id)
);
#line 51 "models/people.hpp"
 static_assert(!column_boss_id.has(::retort::annotation::Problem::unknown_model, 0, 99), "R0155: boss_id: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!column_boss_id.has(::retort::annotation::Problem::not_a_column, 0, 99), "R0156: boss_id: this names a member that is no column"); static_assert(!column_boss_id.has(::retort::annotation::Problem::mixin_reference, 0, 99), "R0157: boss_id: this references a member of a mixin: write &Table::member with a table"); static_assert(!column_boss_id.has(::retort::annotation::Problem::key_type, 0, 99), "R0159: boss_id: a foreign key and the column that it references must have one type"); static_assert(!column_boss_id.has_any(0, 99), "R0154: boss_id: a word of this annotation has no meaning here, or does not fit the type");
#line 52 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::rate)>, "R0151: the C++ type of rate has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_rate = ::retort::annotation::column<decltype(::office::User::rate), ::retort::annotation::Named<>>(
#line 52 "models/people.hpp"
                precision(10, 4)
);
#line 52 "models/people.hpp"
 static_assert(!column_rate.has(::retort::annotation::Problem::precision_type, 0, 99), "R0161: rate: precision() is for numeric columns, and with one number for times"); static_assert(!column_rate.has_any(0, 99), "R0154: rate: a word of this annotation has no meaning here, or does not fit the type");
#line 53 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::seen_at)>, "R0151: the C++ type of seen_at has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_seen_at = ::retort::annotation::column<decltype(::office::User::seen_at), ::retort::annotation::Named<>>(
#line 53 "models/people.hpp"
                precision(3)
);
#line 53 "models/people.hpp"
 static_assert(!column_seen_at.has(::retort::annotation::Problem::precision_type, 0, 99), "R0161: seen_at: precision() is for numeric columns, and with one number for times"); static_assert(!column_seen_at.has_any(0, 99), "R0154: seen_at: a word of this annotation has no meaning here, or does not fit the type");
#line 54 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::salary)>, "R0151: the C++ type of salary has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 55 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::employed)>, "R0151: the C++ type of employed has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 56 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::tags)>, "R0151: the C++ type of tags has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_tags = ::retort::annotation::column<decltype(::office::User::tags), ::retort::annotation::Named<>>(
#line 56 "models/people.hpp"
                default_sql("'{}'")
);
#line 56 "models/people.hpp"
 static_assert(!column_tags.has_any(0, 99), "R0154: tags: a word of this annotation has no meaning here, or does not fit the type");
#line 57 "models/people.hpp"
static_assert(::retort::Mapped<decltype(::office::User::photo)>, "R0151: the C++ type of photo has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 32 "models/people.hpp"
inline constexpr auto of_table = ::retort::annotation::table<::office::User, ::retort::annotation::Named<::office::User, ::office::User, ::office::User, ::office::User>>(
#line 29 "models/people.hpp"
                    "users", schema("auth"), comment("People who \"sign in\""), renamed_from("accounts"),
                    index("users_by_name", &User::name, descending(&User::created_at)),
                    unique(&User::tenant, &User::name, named("users_tenant_name"),
                           nulls_not_distinct)
);
#line 29 "models/people.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 0, 3), "R0163: User: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has_any(0, 3), "R0154: User: a word of this annotation has no meaning here, or does not fit the type");
#line 30 "models/people.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 4, 4), "R0163: User: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has(::retort::annotation::Problem::unknown_model, 4, 4), "R0155: User: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!of_table.has(::retort::annotation::Problem::not_a_column, 4, 4), "R0156: User: this names a member that is no column"); static_assert(!of_table.has(::retort::annotation::Problem::mixin_reference, 4, 4), "R0157: User: this references a member of a mixin: write &Table::member with a table"); static_assert(!of_table.has(::retort::annotation::Problem::other_table, 4, 4), "R0158: User: this names a column of another table"); static_assert(!of_table.has(::retort::annotation::Problem::key_type, 4, 4), "R0159: User: a foreign key and the column that it references must have one type"); static_assert(!of_table.has_any(4, 4), "R0154: User: a word of this annotation has no meaning here, or does not fit the type");
#line 31 "models/people.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 5, 99), "R0163: User: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has(::retort::annotation::Problem::unknown_model, 5, 99), "R0155: User: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!of_table.has(::retort::annotation::Problem::not_a_column, 5, 99), "R0156: User: this names a member that is no column"); static_assert(!of_table.has(::retort::annotation::Problem::mixin_reference, 5, 99), "R0157: User: this references a member of a mixin: write &Table::member with a table"); static_assert(!of_table.has(::retort::annotation::Problem::other_table, 5, 99), "R0158: User: this names a column of another table"); static_assert(!of_table.has(::retort::annotation::Problem::key_type, 5, 99), "R0159: User: a foreign key and the column that it references must have one type"); static_assert(!of_table.has_any(5, 99), "R0154: User: a word of this annotation has no meaning here, or does not fit the type");
#line 206 "people.orm.hpp"
}}

template <>
struct retort::table_traits<::office::User> {
  using Row = ::office::User;
  using members = Members<&Row::id, &Row::created_at, &Row::updated_at, &Row::email, &Row::name, &Row::role, &Row::second_role, &Row::roles, &Row::index, &Row::comment, &Row::check, &Row::length, &Row::references, &Row::tenant, &Row::room_number, &Row::boss_id, &Row::rate, &Row::seen_at, &Row::salary, &Row::employed, &Row::tags, &Row::photo>;
  static constexpr const auto& words = ::office::retort_User::of_table;
  static constexpr ColumnInfo columns[] = {
      annotation::describe<Row, &Row::id>("id", ::common::retort_WithId::column_id, words),
      annotation::describe<Row, &Row::created_at>("created_at", ::common::retort_Timestamps::column_created_at, words),
      annotation::describe<Row, &Row::updated_at>("updated_at", ::common::retort_Timestamps::column_updated_at, words),
      annotation::describe<Row, &Row::email>("email", ::office::retort_User::column_email, words),
      annotation::describe<Row, &Row::name>("name", ::office::retort_User::column_name, words),
      annotation::describe<Row, &Row::role>("role", ::office::retort_User::column_role, words),
      annotation::describe<Row, &Row::second_role>("second_role", annotation::none, words),
      annotation::describe<Row, &Row::roles>("roles", annotation::none, words),
      annotation::describe<Row, &Row::index>("index", ::office::retort_User::column_index, words),
      annotation::describe<Row, &Row::comment>("comment", ::office::retort_User::column_comment, words),
      annotation::describe<Row, &Row::check>("check", ::office::retort_User::column_check, words),
      annotation::describe<Row, &Row::length>("length", ::office::retort_User::column_length, words),
      annotation::describe<Row, &Row::references>("references", ::office::retort_User::column_references, words),
      annotation::describe<Row, &Row::tenant>("tenant", annotation::none, words),
      annotation::describe<Row, &Row::room_number>("room_number", ::office::retort_User::column_room_number, words),
      annotation::describe<Row, &Row::boss_id>("boss_id", ::office::retort_User::column_boss_id, words),
      annotation::describe<Row, &Row::rate>("rate", ::office::retort_User::column_rate, words),
      annotation::describe<Row, &Row::seen_at>("seen_at", ::office::retort_User::column_seen_at, words),
      annotation::describe<Row, &Row::salary>("salary", annotation::none, words),
      annotation::describe<Row, &Row::employed>("employed", annotation::none, words),
      annotation::describe<Row, &Row::tags>("tags", ::office::retort_User::column_tags, words),
      annotation::describe<Row, &Row::photo>("photo", annotation::none, words),
  };
  static constexpr TableInfo info = describe_table<Row>(words.text(annotation::Word::schema), words.text(annotation::Word::text), columns);
};

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
