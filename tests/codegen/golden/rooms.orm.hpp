// Made by `retort codegen orm` from models/rooms.hpp. Do not edit.
#pragma once

#include <retort/annotated.hpp>
#include <retort/query.hpp>

#include "rooms.hpp"
#include "common.hpp"
#include "people.hpp"

// Names come before annotations, since headers may name each other's structs.

template <>
struct retort::names<::office::v1::Room> {
  static constexpr bool known = true;
  static constexpr bool table = true;
  static constexpr std::string_view type = "office::v1::Room";
  static constexpr std::string_view types[] = { "office::v1::Room",};
  template <typename Member>
  static constexpr std::string_view member([[maybe_unused]] Member wanted) {
    if (wanted.is(&::office::v1::Room::number)) return "number";
    if (wanted.is(&::office::v1::Room::title)) return "title";
    if (wanted.is(&::office::v1::Room::area)) return "area";
    if (wanted.is(&::office::v1::Room::owner_id)) return "owner_id";
    return {};
  }
};

template <>
struct retort::names<::office::Booking> {
  static constexpr bool known = true;
  static constexpr bool table = true;
  static constexpr std::string_view type = "office::Booking";
  static constexpr std::string_view types[] = { "office::Booking",};
  template <typename Member>
  static constexpr std::string_view member([[maybe_unused]] Member wanted) {
    if (wanted.is(&::office::Booking::room)) return "room";
    if (wanted.is(&::office::Booking::day)) return "day";
    if (wanted.is(&::office::Booking::during)) return "during";
    if (wanted.is(&::office::Booking::cancelled)) return "cancelled";
    if (wanted.is(&::office::Booking::notes)) return "notes";
    if (wanted.is(&::office::Booking::serial_number)) return "serial_number";
    return {};
  }
};

template <>
struct retort::names<::office::Suite> {
  static constexpr bool known = true;
  static constexpr bool table = true;
  static constexpr std::string_view type = "office::Suite";
  static constexpr std::string_view types[] = { "office::Suite","office::v1::Room",};
  template <typename Member>
  static constexpr std::string_view member([[maybe_unused]] Member wanted) {
    if (wanted.is(&::office::Suite::parent)) return "parent";
    return {};
  }
};

template <>
struct retort::names<::Order> {
  static constexpr bool known = true;
  static constexpr bool table = true;
  static constexpr std::string_view type = "Order";
  static constexpr std::string_view types[] = { "Order",};
  template <typename Member>
  static constexpr std::string_view member([[maybe_unused]] Member wanted) {
    if (wanted.is(&::Order::id)) return "id";
    if (wanted.is(&::Order::kind)) return "kind";
    return {};
  }
};

namespace retort_Order_Kind {
RETORT_ANNOTATION_WORDS;
#line 54 "models/rooms.hpp"
inline constexpr auto of_enum = ::retort::annotation::enumeration(
#line 54 "models/rooms.hpp"
                         "order_kind"
);
#line 54 "models/rooms.hpp"
 static_assert(!of_enum.has(::retort::annotation::Problem::nameless, 0, 99), "R0163: Kind: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_enum.has_any(0, 99), "R0154: Kind: a word of this annotation has no meaning here, or does not fit the type");

#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch"
#pragma GCC diagnostic ignored "-Wswitch-default"
#line 54 "models/rooms.hpp"
constexpr bool is_listed(::Order::Kind value) { switch (value) { case ::Order::Kind::buy: case ::Order::Kind::sell:  return true; } return false; }
#line 90 "rooms.orm.hpp"
#pragma GCC diagnostic pop
}

template <>
struct retort::enum_traits<::Order::Kind> {
  static constexpr EnumLabel labels[] = {
      {static_cast<long long>(::Order::Kind::buy), "buy"},
      {static_cast<long long>(::Order::Kind::sell), "sell"},
  };
  static constexpr EnumInfo info{ ::retort_Order_Kind::of_enum.text(annotation::Word::schema), ::retort_Order_Kind::of_enum.text(annotation::Word::text), labels, 2};
};

#include "common.orm.hpp"
#include "people.orm.hpp"

namespace office { inline namespace v1 { namespace retort_Room {
RETORT_ANNOTATION_WORDS;
#line 23 "models/rooms.hpp"
static_assert(std::is_aggregate_v<::office::v1::Room>, "R0152: Room is no aggregate: leave out constructors, virtual functions and non-public members"); template <typename T> concept complete = requires { T{ {}, {}, {}, {}, }; } && !requires { T{ {}, {}, {}, {}, {} }; }; static_assert(complete<::office::v1::Room>, "R0153: the compiler does not see the 4 members that retort read in Room: write each as a plain declaration without macros or #if, of a type that {} initialises");
#line 24 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::v1::Room::number)>, "R0151: the C++ type of number has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_number = ::retort::annotation::column<decltype(::office::v1::Room::number), ::retort::annotation::Named<>>(
#line 24 "models/rooms.hpp"
                primary_key
);
#line 24 "models/rooms.hpp"
 static_assert(!column_number.has(::retort::annotation::Problem::nullable_key, 0, 99), "R0162: number: a primary key accepts no NULL: take std::optional away"); static_assert(!column_number.has_any(0, 99), "R0154: number: a word of this annotation has no meaning here, or does not fit the type");
#line 25 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::v1::Room::title)>, "R0151: the C++ type of title has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 26 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::v1::Room::area)>, "R0151: the C++ type of area has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 27 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::v1::Room::owner_id)>, "R0151: the C++ type of owner_id has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_owner_id = ::retort::annotation::column<decltype(::office::v1::Room::owner_id), ::retort::annotation::Named<::office::User>>(
#line 27 "models/rooms.hpp"
                references(&User::id, on_delete::cascade)
);
#line 27 "models/rooms.hpp"
 static_assert(!column_owner_id.has(::retort::annotation::Problem::unknown_model, 0, 99), "R0155: owner_id: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!column_owner_id.has(::retort::annotation::Problem::not_a_column, 0, 99), "R0156: owner_id: this names a member that is no column"); static_assert(!column_owner_id.has(::retort::annotation::Problem::mixin_reference, 0, 99), "R0157: owner_id: this references a member of a mixin: write &Table::member with a table"); static_assert(!column_owner_id.has(::retort::annotation::Problem::key_type, 0, 99), "R0159: owner_id: a foreign key and the column that it references must have one type"); static_assert(!column_owner_id.has_any(0, 99), "R0154: owner_id: a word of this annotation has no meaning here, or does not fit the type");
#line 23 "models/rooms.hpp"
inline constexpr auto of_table = ::retort::annotation::table<::office::v1::Room, ::retort::annotation::Named<::office::v1::Room, ::office::v1::Room, ::office::v1::Room, ::office::v1::Room>>(
#line 18 "models/rooms.hpp"
                    "rooms", storage("fillfactor=70"), unlogged,
                    index("rooms_search", expression("lower(title)"),
                          opclass(&Room::title, "text_pattern_ops"), nulls_last(descending(&Room::number)),
                          where("number > 0"), include(&Room::area), unique),
                    index(&Room::area, method("hash")),
                    check("area > 0", named("rooms_area"), no_inherit)
);
#line 18 "models/rooms.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 0, 2), "R0163: Room: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has_any(0, 2), "R0154: Room: a word of this annotation has no meaning here, or does not fit the type");
#line 19 "models/rooms.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 3, 3), "R0163: Room: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has(::retort::annotation::Problem::unknown_model, 3, 3), "R0155: Room: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!of_table.has(::retort::annotation::Problem::not_a_column, 3, 3), "R0156: Room: this names a member that is no column"); static_assert(!of_table.has(::retort::annotation::Problem::mixin_reference, 3, 3), "R0157: Room: this references a member of a mixin: write &Table::member with a table"); static_assert(!of_table.has(::retort::annotation::Problem::other_table, 3, 3), "R0158: Room: this names a column of another table"); static_assert(!of_table.has(::retort::annotation::Problem::key_type, 3, 3), "R0159: Room: a foreign key and the column that it references must have one type"); static_assert(!of_table.has_any(3, 3), "R0154: Room: a word of this annotation has no meaning here, or does not fit the type");
#line 22 "models/rooms.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 4, 4), "R0163: Room: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has(::retort::annotation::Problem::unknown_model, 4, 4), "R0155: Room: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!of_table.has(::retort::annotation::Problem::not_a_column, 4, 4), "R0156: Room: this names a member that is no column"); static_assert(!of_table.has(::retort::annotation::Problem::mixin_reference, 4, 4), "R0157: Room: this references a member of a mixin: write &Table::member with a table"); static_assert(!of_table.has(::retort::annotation::Problem::other_table, 4, 4), "R0158: Room: this names a column of another table"); static_assert(!of_table.has(::retort::annotation::Problem::key_type, 4, 4), "R0159: Room: a foreign key and the column that it references must have one type"); static_assert(!of_table.has_any(4, 4), "R0154: Room: a word of this annotation has no meaning here, or does not fit the type");
#line 23 "models/rooms.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 5, 99), "R0163: Room: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has_any(5, 99), "R0154: Room: a word of this annotation has no meaning here, or does not fit the type");
#line 146 "rooms.orm.hpp"
}}}

template <>
struct retort::table_traits<::office::v1::Room> {
  using Row = ::office::v1::Room;
  using members = Members<&Row::number, &Row::title, &Row::area, &Row::owner_id>;
  static constexpr const auto& words = ::office::v1::retort_Room::of_table;
  static constexpr ColumnInfo columns[] = {
      annotation::describe<Row, &Row::number>("number", ::office::v1::retort_Room::column_number, words),
      annotation::describe<Row, &Row::title>("title", annotation::none, words),
      annotation::describe<Row, &Row::area>("area", annotation::none, words),
      annotation::describe<Row, &Row::owner_id>("owner_id", ::office::v1::retort_Room::column_owner_id, words),
  };
  static constexpr TableInfo info = describe_table<Row>(words.text(annotation::Word::schema), words.text(annotation::Word::text), columns);
};

namespace office { inline namespace v1 {
struct rooms_columns : ::retort::Table<::office::v1::Room> {
  ::retort::Column<::office::v1::Room, decltype(::office::v1::Room::number)> number{ 0 };
  ::retort::Column<::office::v1::Room, decltype(::office::v1::Room::title)> title{ 1 };
  ::retort::Column<::office::v1::Room, decltype(::office::v1::Room::area)> area{ 2 };
  ::retort::Column<::office::v1::Room, decltype(::office::v1::Room::owner_id)> owner_id{ 3 };
};
inline constexpr rooms_columns rooms;
}}

namespace office { namespace retort_Booking {
RETORT_ANNOTATION_WORDS;
#line 35 "models/rooms.hpp"
static_assert(std::is_aggregate_v<::office::Booking>, "R0152: Booking is no aggregate: leave out constructors, virtual functions and non-public members"); template <typename T> concept complete = requires { T{ {}, {}, {}, {}, {}, {}, }; } && !requires { T{ {}, {}, {}, {}, {}, {}, {} }; }; static_assert(complete<::office::Booking>, "R0153: the compiler does not see the 6 members that retort read in Booking: write each as a plain declaration without macros or #if, of a type that {} initialises");
#line 36 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::Booking::room)>, "R0151: the C++ type of room has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 37 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::Booking::day)>, "R0151: the C++ type of day has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 38 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::Booking::during)>, "R0151: the C++ type of during has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 39 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::Booking::cancelled)>, "R0151: the C++ type of cancelled has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_cancelled = ::retort::annotation::column<decltype(::office::Booking::cancelled), ::retort::annotation::Named<>>(
#line 39 "models/rooms.hpp"
                default_value(false)
);
#line 39 "models/rooms.hpp"
 static_assert(!column_cancelled.has(::retort::annotation::Problem::default_type, 0, 99), "R0164: cancelled: default_value() does not fit the type of the column"); static_assert(!column_cancelled.has_any(0, 99), "R0154: cancelled: a word of this annotation has no meaning here, or does not fit the type");
#line 40 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::Booking::notes)>, "R0151: the C++ type of notes has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 41 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::Booking::serial_number)>, "R0151: the C++ type of serial_number has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_serial_number = ::retort::annotation::column<decltype(::office::Booking::serial_number), ::retort::annotation::Named<>>(
#line 41 "models/rooms.hpp"
                identity_always
);
#line 41 "models/rooms.hpp"
 static_assert(!column_serial_number.has_any(0, 99), "R0154: serial_number: a word of this annotation has no meaning here, or does not fit the type");
#line 35 "models/rooms.hpp"
inline constexpr auto of_table = ::retort::annotation::table<::office::Booking, ::retort::annotation::Named<::office::Booking, ::office::Booking, ::office::Booking, ::office::v1::Room>>(
#line 32 "models/rooms.hpp"
                    "bookings", primary_key(&Booking::room, &Booking::day), partition_by("RANGE (day)"),
                    foreign_key(columns(&Booking::room), references(&Room::number), on_delete::cascade),
                    exclude("gist", "room WITH =", "during WITH &&", where("NOT cancelled"), deferrable,
                            initially_deferred)
);
#line 32 "models/rooms.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 0, 2), "R0163: Booking: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has(::retort::annotation::Problem::unknown_model, 0, 2), "R0155: Booking: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!of_table.has(::retort::annotation::Problem::not_a_column, 0, 2), "R0156: Booking: this names a member that is no column"); static_assert(!of_table.has(::retort::annotation::Problem::mixin_reference, 0, 2), "R0157: Booking: this references a member of a mixin: write &Table::member with a table"); static_assert(!of_table.has(::retort::annotation::Problem::other_table, 0, 2), "R0158: Booking: this names a column of another table"); static_assert(!of_table.has(::retort::annotation::Problem::key_type, 0, 2), "R0159: Booking: a foreign key and the column that it references must have one type"); static_assert(!of_table.has(::retort::annotation::Problem::nullable_key, 0, 2), "R0162: Booking: a primary key accepts no NULL: take std::optional away"); static_assert(!of_table.has_any(0, 2), "R0154: Booking: a word of this annotation has no meaning here, or does not fit the type");
#line 33 "models/rooms.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 3, 3), "R0163: Booking: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has(::retort::annotation::Problem::unknown_model, 3, 3), "R0155: Booking: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!of_table.has(::retort::annotation::Problem::not_a_column, 3, 3), "R0156: Booking: this names a member that is no column"); static_assert(!of_table.has(::retort::annotation::Problem::mixin_reference, 3, 3), "R0157: Booking: this references a member of a mixin: write &Table::member with a table"); static_assert(!of_table.has(::retort::annotation::Problem::other_table, 3, 3), "R0158: Booking: this names a column of another table"); static_assert(!of_table.has(::retort::annotation::Problem::key_type, 3, 3), "R0159: Booking: a foreign key and the column that it references must have one type"); static_assert(!of_table.has_any(3, 3), "R0154: Booking: a word of this annotation has no meaning here, or does not fit the type");
#line 34 "models/rooms.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 4, 99), "R0163: Booking: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has(::retort::annotation::Problem::unknown_model, 4, 99), "R0155: Booking: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!of_table.has(::retort::annotation::Problem::not_a_column, 4, 99), "R0156: Booking: this names a member that is no column"); static_assert(!of_table.has(::retort::annotation::Problem::mixin_reference, 4, 99), "R0157: Booking: this references a member of a mixin: write &Table::member with a table"); static_assert(!of_table.has(::retort::annotation::Problem::other_table, 4, 99), "R0158: Booking: this names a column of another table"); static_assert(!of_table.has(::retort::annotation::Problem::key_type, 4, 99), "R0159: Booking: a foreign key and the column that it references must have one type"); static_assert(!of_table.has_any(4, 99), "R0154: Booking: a word of this annotation has no meaning here, or does not fit the type");
#line 213 "rooms.orm.hpp"
}}

template <>
struct retort::table_traits<::office::Booking> {
  using Row = ::office::Booking;
  using members = Members<&Row::room, &Row::day, &Row::during, &Row::cancelled, &Row::notes, &Row::serial_number>;
  static constexpr const auto& words = ::office::retort_Booking::of_table;
  static constexpr ColumnInfo columns[] = {
      annotation::describe<Row, &Row::room>("room", annotation::none, words),
      annotation::describe<Row, &Row::day>("day", annotation::none, words),
      annotation::describe<Row, &Row::during>("during", annotation::none, words),
      annotation::describe<Row, &Row::cancelled>("cancelled", ::office::retort_Booking::column_cancelled, words),
      annotation::describe<Row, &Row::notes>("notes", annotation::none, words),
      annotation::describe<Row, &Row::serial_number>("serial_number", ::office::retort_Booking::column_serial_number, words),
  };
  static constexpr TableInfo info = describe_table<Row>(words.text(annotation::Word::schema), words.text(annotation::Word::text), columns);
};

namespace office {
struct bookings_columns : ::retort::Table<::office::Booking> {
  ::retort::Column<::office::Booking, decltype(::office::Booking::room)> room{ 0 };
  ::retort::Column<::office::Booking, decltype(::office::Booking::day)> day{ 1 };
  ::retort::Column<::office::Booking, decltype(::office::Booking::during)> during{ 2 };
  ::retort::Column<::office::Booking, decltype(::office::Booking::cancelled)> cancelled{ 3 };
  ::retort::Column<::office::Booking, decltype(::office::Booking::notes)> notes{ 4 };
  ::retort::Column<::office::Booking, decltype(::office::Booking::serial_number)> serial_number{ 5 };
};
inline constexpr bookings_columns bookings;
}

namespace office { namespace retort_Suite {
RETORT_ANNOTATION_WORDS;
#line 46 "models/rooms.hpp"
static_assert(std::is_aggregate_v<::office::Suite>, "R0152: Suite is no aggregate: leave out constructors, virtual functions and non-public members"); template <typename T> concept complete = requires { T{ {}, {}, }; } && !requires { T{ {}, {}, {} }; }; static_assert(complete<::office::Suite>, "R0153: the compiler does not see the 2 members that retort read in Suite: write each as a plain declaration without macros or #if, of a type that {} initialises");
#line 47 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::office::Suite::parent)>, "R0151: the C++ type of parent has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 46 "models/rooms.hpp"
inline constexpr auto of_table = ::retort::annotation::table<::office::Suite, ::retort::annotation::Named<::office::Suite, ::office::Suite, ::office::Suite, ::office::v1::Room>>(
#line 45 "models/rooms.hpp"
                    "suites", foreign_key(columns(&Suite::parent), references(&Suite::number)),
                    foreign_key(columns(&Suite::number), references(&Room::number))
);
#line 45 "models/rooms.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 0, 1), "R0163: Suite: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has(::retort::annotation::Problem::unknown_model, 0, 1), "R0155: Suite: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!of_table.has(::retort::annotation::Problem::not_a_column, 0, 1), "R0156: Suite: this names a member that is no column"); static_assert(!of_table.has(::retort::annotation::Problem::mixin_reference, 0, 1), "R0157: Suite: this references a member of a mixin: write &Table::member with a table"); static_assert(!of_table.has(::retort::annotation::Problem::other_table, 0, 1), "R0158: Suite: this names a column of another table"); static_assert(!of_table.has(::retort::annotation::Problem::key_type, 0, 1), "R0159: Suite: a foreign key and the column that it references must have one type"); static_assert(!of_table.has_any(0, 1), "R0154: Suite: a word of this annotation has no meaning here, or does not fit the type");
#line 46 "models/rooms.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 2, 99), "R0163: Suite: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has(::retort::annotation::Problem::unknown_model, 2, 99), "R0155: Suite: this names a member of a struct that is no model: it needs RETORT_TABLE, and its header must be listed"); static_assert(!of_table.has(::retort::annotation::Problem::not_a_column, 2, 99), "R0156: Suite: this names a member that is no column"); static_assert(!of_table.has(::retort::annotation::Problem::mixin_reference, 2, 99), "R0157: Suite: this references a member of a mixin: write &Table::member with a table"); static_assert(!of_table.has(::retort::annotation::Problem::other_table, 2, 99), "R0158: Suite: this names a column of another table"); static_assert(!of_table.has(::retort::annotation::Problem::key_type, 2, 99), "R0159: Suite: a foreign key and the column that it references must have one type"); static_assert(!of_table.has_any(2, 99), "R0154: Suite: a word of this annotation has no meaning here, or does not fit the type");
#line 260 "rooms.orm.hpp"
}}

template <>
struct retort::table_traits<::office::Suite> {
  using Row = ::office::Suite;
  using members = Members<&Row::number, &Row::title, &Row::area, &Row::owner_id, &Row::parent>;
  static constexpr const auto& words = ::office::retort_Suite::of_table;
  static constexpr ColumnInfo columns[] = {
      annotation::describe<Row, &Row::number>("number", ::office::v1::retort_Room::column_number, words),
      annotation::describe<Row, &Row::title>("title", annotation::none, words),
      annotation::describe<Row, &Row::area>("area", annotation::none, words),
      annotation::describe<Row, &Row::owner_id>("owner_id", ::office::v1::retort_Room::column_owner_id, words),
      annotation::describe<Row, &Row::parent>("parent", annotation::none, words),
  };
  static constexpr TableInfo info = describe_table<Row>(words.text(annotation::Word::schema), words.text(annotation::Word::text), columns);
};

namespace office {
struct suites_columns : ::retort::Table<::office::Suite> {
  ::retort::Column<::office::Suite, decltype(::office::Suite::number)> number{ 0 };
  ::retort::Column<::office::Suite, decltype(::office::Suite::title)> title{ 1 };
  ::retort::Column<::office::Suite, decltype(::office::Suite::area)> area{ 2 };
  ::retort::Column<::office::Suite, decltype(::office::Suite::owner_id)> owner_id{ 3 };
  ::retort::Column<::office::Suite, decltype(::office::Suite::parent)> parent{ 4 };
};
inline constexpr suites_columns suites;
}

namespace retort_Order {
RETORT_ANNOTATION_WORDS;
#line 52 "models/rooms.hpp"
static_assert(std::is_aggregate_v<::Order>, "R0152: Order is no aggregate: leave out constructors, virtual functions and non-public members"); template <typename T> concept complete = requires { T{ {}, {}, }; } && !requires { T{ {}, {}, {} }; }; static_assert(complete<::Order>, "R0153: the compiler does not see the 2 members that retort read in Order: write each as a plain declaration without macros or #if, of a type that {} initialises");
#line 53 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::Order::id)>, "R0151: the C++ type of id has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_id = ::retort::annotation::column<decltype(::Order::id), ::retort::annotation::Named<>>(
#line 53 "models/rooms.hpp"
                primary_key
);
#line 53 "models/rooms.hpp"
 static_assert(!column_id.has(::retort::annotation::Problem::nullable_key, 0, 99), "R0162: id: a primary key accepts no NULL: take std::optional away"); static_assert(!column_id.has_any(0, 99), "R0154: id: a word of this annotation has no meaning here, or does not fit the type");
#line 55 "models/rooms.hpp"
static_assert(::retort::Mapped<decltype(::Order::kind)>, "R0151: the C++ type of kind has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member");
#line 52 "models/rooms.hpp"
inline constexpr auto of_table = ::retort::annotation::table<::Order, ::retort::annotation::Named<>>(
#line 52 "models/rooms.hpp"
                    "order"
);
#line 52 "models/rooms.hpp"
 static_assert(!of_table.has(::retort::annotation::Problem::nameless, 0, 99), "R0163: Order: the first thing in the parentheses is the name, a text that is not empty"); static_assert(!of_table.has_any(0, 99), "R0154: Order: a word of this annotation has no meaning here, or does not fit the type");
#line 309 "rooms.orm.hpp"
}

template <>
struct retort::table_traits<::Order> {
  using Row = ::Order;
  using members = Members<&Row::id, &Row::kind>;
  static constexpr const auto& words = ::retort_Order::of_table;
  static constexpr ColumnInfo columns[] = {
      annotation::describe<Row, &Row::id>("id", ::retort_Order::column_id, words),
      annotation::describe<Row, &Row::kind>("kind", annotation::none, words),
  };
  static constexpr TableInfo info = describe_table<Row>(words.text(annotation::Word::schema), words.text(annotation::Word::text), columns);
};


struct order_columns : ::retort::Table<::Order> {
  ::retort::Column<::Order, decltype(::Order::id)> id{ 0 };
  ::retort::Column<::Order, decltype(::Order::kind)> kind{ 1 };
};
inline constexpr order_columns order;

