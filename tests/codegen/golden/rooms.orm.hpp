// Made by `retort codegen orm` from models/rooms.hpp. Do not edit.
#pragma once

#include <retort/generated.hpp>

#include "rooms.hpp"
#include "common.hpp"
#include "people.hpp"

// Names come before annotations, since headers may name each other's structs.

template <>
struct retort::names<::office::v1::Room> {
  static constexpr bool known = true, table = true;
  static constexpr std::string_view type = "office::v1::Room", types[] = { "office::v1::Room"};
  using members = Members<
      &::office::v1::Room::number, &::office::v1::Room::title, &::office::v1::Room::area,
      &::office::v1::Room::owner_id>;
  static constexpr std::string_view columns[] = {
      "number", "title", "area", "owner_id", {}};
};

template <>
struct retort::names<::office::Booking> {
  static constexpr bool known = true, table = true;
  static constexpr std::string_view type = "office::Booking", types[] = { "office::Booking"};
  using members = Members<
      &::office::Booking::room, &::office::Booking::day, &::office::Booking::during,
      &::office::Booking::cancelled, &::office::Booking::notes, &::office::Booking::serial_number>;
  static constexpr std::string_view columns[] = {
      "room", "day", "during", "cancelled", "notes", "serial_number", {}};
};

template <>
struct retort::names<::office::Suite> {
  static constexpr bool known = true, table = true;
  static constexpr std::string_view type = "office::Suite", types[] = { "office::Suite", "office::v1::Room"};
  using members = Members<
      &::office::Suite::parent>;
  static constexpr std::string_view columns[] = {
      "parent", {}};
};

template <>
struct retort::names<::Order> {
  static constexpr bool known = true, table = true;
  static constexpr std::string_view type = "Order", types[] = { "Order"};
  using members = Members<
      &::Order::id, &::Order::kind>;
  static constexpr std::string_view columns[] = {
      "id", "kind", {}};
};

namespace retort_Order_Kind {
RETORT_ANNOTATION_WORDS;
#pragma GCC diagnostic push
#pragma GCC diagnostic error "-Wswitch"
#pragma GCC diagnostic ignored "-Wswitch-default"
#line 54 "models/rooms.hpp"
RETORT_OF_ENUM(          "order_kind")
#line 54 "models/rooms.hpp"
       RETORT_CHECK_ENUM(fits_enum, "Kind") RETORT_LABEL(buy,  renamed_from("purchase"))
#line 54 "models/rooms.hpp"
constexpr bool is_listed(::Order::Kind value) { switch (value) { case ::Order::Kind::buy: case ::Order::Kind::sell: return true; } return false; }
#line 66 "rooms.orm.hpp"
#pragma GCC diagnostic pop
}

template <>
struct retort::enum_traits<::Order::Kind> {
  static constexpr EnumLabel labels[] = {
      {static_cast<long long>(::Order::Kind::buy), ::retort_Order_Kind::label_buy.text, ::retort_Order_Kind::label_buy.renamed_from},
      {static_cast<long long>(::Order::Kind::sell), "sell"},
  };
  static constexpr EnumInfo info{ ::retort_Order_Kind::of_enum.text(annotation::Word::schema), ::retort_Order_Kind::of_enum.text(annotation::Word::text), labels, 2};
};

#include "common.orm.hpp"
#include "people.orm.hpp"

namespace office { inline namespace v1 { namespace retort_Room {
RETORT_MODEL(::office::v1::Room)
RETORT_LINKS(999, ::office::v1::Room, ::office::v1::Room, ::office::v1::Room, ::office::v1::Room)
RETORT_LINKS(3, ::office::User)
template <typename T>
concept retort_complete = requires { T{
    {}, {}, {}, {}}; } && !requires { T{
    {}, {}, {}, {}, {}}; };
template <int Check>
inline constexpr bool retort_fits =
    Check == 0 ? std::is_aggregate_v<retort_row> : !std::is_aggregate_v<retort_row> || retort_complete<retort_row>;
#line 18 "models/rooms.hpp"
RETORT_OF_TABLE(    "rooms", storage("fillfactor=70"), unlogged,
                    index("rooms_search", expression("lower(title)"),
                          opclass(&Room::title, "text_pattern_ops"), nulls_last(descending(&Room::number)),
                          where("number > 0"), include(&Room::area), unique),
                    index(&Room::area, method("hash")),
                    check("area > 0", named("rooms_area"), no_inherit)) RETORT_FITS(table_0, of_table, 0, 2) RETORT_FITS(table_3, of_table, 3, 3) RETORT_FITS(table_4, of_table, 4, 4) RETORT_FITS(table_5, of_table, 5, 99)
#line 18 "models/rooms.hpp"
 RETORT_CHECK_TABLE(fits_table_0, "Room")
 RETORT_CHECK_TABLE(fits_table_3, "Room")
#line 22 "models/rooms.hpp"
 RETORT_CHECK_TABLE(fits_table_4, "Room")
 RETORT_CHECK_TABLE(fits_table_5, "Room")                  RETORT_WHOLE(retort_fits, "Room", "4")
RETORT_OF(0,    primary_key) RETORT_CHECK(fits_0, "number")
    RETORT_IS(retort_mapped<1>, "title")
RETORT_IS(retort_mapped<2>, "area")
RETORT_OF(3,    references(&User::id, on_delete::cascade)) RETORT_CHECK(fits_3, "owner_id")
#line 110 "rooms.orm.hpp"
inline constexpr ::retort::annotation::Words words[] = {
    column_0, {}, {}, column_3, {}};
}}}

template <>
inline constexpr const retort::annotation::Words* retort::column_words<::office::v1::Room> = ::office::v1::retort_Room::words;

template <>
struct retort::table_traits<::office::v1::Room> : annotation::TableOf<::office::v1::Room, ::office::v1::retort_Room::of_table, ::office::v1::Room> {};

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
RETORT_MODEL(::office::Booking)
RETORT_LINKS(999, ::office::Booking, ::office::Booking, ::office::Booking, ::office::v1::Room)
template <typename T>
concept retort_complete = requires { T{
    {}, {}, {}, {}, {}, {}}; } && !requires { T{
    {}, {}, {}, {}, {}, {}, {}}; };
template <int Check>
inline constexpr bool retort_fits =
    Check == 0 ? std::is_aggregate_v<retort_row> : !std::is_aggregate_v<retort_row> || retort_complete<retort_row>;
#line 32 "models/rooms.hpp"
RETORT_OF_TABLE(    "bookings", primary_key(&Booking::room, &Booking::day), partition_by("RANGE (day)"),
                    foreign_key(columns(&Booking::room), references(&Room::number), on_delete::cascade),
                    exclude("gist", "room WITH =", "during WITH &&", where("NOT cancelled"), deferrable,
                            initially_deferred)) RETORT_FITS(table_0, of_table, 0, 2) RETORT_FITS(table_3, of_table, 3, 3) RETORT_FITS(table_4, of_table, 4, 99)
#line 32 "models/rooms.hpp"
 RETORT_CHECK_TABLE(fits_table_0, "Booking")
 RETORT_CHECK_TABLE(fits_table_3, "Booking")
 RETORT_CHECK_TABLE(fits_table_4, "Booking")
                                    RETORT_WHOLE(retort_fits, "Booking", "6")
     RETORT_IS(retort_mapped<0>, "room")
     RETORT_IS(retort_mapped<1>, "day")
                           RETORT_IS(retort_mapped<2>, "during")
RETORT_OF(3,    default_value(false)) RETORT_CHECK(fits_3, "cancelled")
      RETORT_IS(retort_mapped<4>, "notes")
RETORT_OF(5,    identity_always) RETORT_CHECK(fits_5, "serial_number")
#line 157 "rooms.orm.hpp"
inline constexpr ::retort::annotation::Words words[] = {
    {}, {}, {}, column_3, {}, column_5, {}};
}}

template <>
inline constexpr const retort::annotation::Words* retort::column_words<::office::Booking> = ::office::retort_Booking::words;

template <>
struct retort::table_traits<::office::Booking> : annotation::TableOf<::office::Booking, ::office::retort_Booking::of_table, ::office::Booking> {};

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
RETORT_MODEL(::office::Suite)
RETORT_LINKS(999, ::office::Suite, ::office::Suite, ::office::Suite, ::office::v1::Room)
template <typename T>
concept retort_complete = requires { T{
    {}, {}}; } && !requires { T{
    {}, {}, {}}; };
template <int Check>
inline constexpr bool retort_fits =
    Check == 0 ? std::is_aggregate_v<retort_row> : !std::is_aggregate_v<retort_row> || retort_complete<retort_row>;
#line 45 "models/rooms.hpp"
RETORT_OF_TABLE(    "suites", foreign_key(columns(&Suite::parent), references(&Suite::number)),
                    foreign_key(columns(&Suite::number), references(&Room::number))) RETORT_FITS(table_0, of_table, 0, 1) RETORT_FITS(table_2, of_table, 2, 99)
#line 45 "models/rooms.hpp"
 RETORT_CHECK_TABLE(fits_table_0, "Suite")
 RETORT_CHECK_TABLE(fits_table_2, "Suite")                              RETORT_WHOLE(retort_fits, "Suite", "2")
     RETORT_IS(retort_mapped<0>, "parent")
#line 197 "rooms.orm.hpp"
inline constexpr ::retort::annotation::Words words[] = {
    {}, {}};
}}

template <>
inline constexpr const retort::annotation::Words* retort::column_words<::office::Suite> = ::office::retort_Suite::words;

template <>
struct retort::table_traits<::office::Suite> : annotation::TableOf<::office::Suite, ::office::retort_Suite::of_table, ::office::v1::Room, ::office::Suite> {};

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
RETORT_MODEL(::Order)

template <typename T>
concept retort_complete = requires { T{
    {}, {}}; } && !requires { T{
    {}, {}, {}}; };
template <int Check>
inline constexpr bool retort_fits =
    Check == 0 ? std::is_aggregate_v<retort_row> : !std::is_aggregate_v<retort_row> || retort_complete<retort_row>;
#line 52 "models/rooms.hpp"
RETORT_OF_TABLE(    "order")
#line 52 "models/rooms.hpp"
 RETORT_CHECK_TABLE(fits_table, "Order")
#line 52 "models/rooms.hpp"
                RETORT_WHOLE(retort_fits, "Order", "2")
RETORT_OF(0,    primary_key) RETORT_CHECK(fits_0, "id")

RETORT_IS(retort_mapped<1>, "kind")
#line 238 "rooms.orm.hpp"
inline constexpr ::retort::annotation::Words words[] = {
    column_0, {}, {}};
}

template <>
inline constexpr const retort::annotation::Words* retort::column_words<::Order> = ::retort_Order::words;

template <>
struct retort::table_traits<::Order> : annotation::TableOf<::Order, ::retort_Order::of_table, ::Order> {};


struct order_columns : ::retort::Table<::Order> {
  ::retort::Column<::Order, decltype(::Order::id)> id{ 0 };
  ::retort::Column<::Order, decltype(::Order::kind)> kind{ 1 };
};
inline constexpr order_columns order;

