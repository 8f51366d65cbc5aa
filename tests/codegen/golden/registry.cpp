// Made by `retort codegen registry` from the model headers. Do not edit.
#include <retort/registry.hpp>

#include "common.orm.hpp"
#include "odd.orm.hpp"
#include "people.orm.hpp"
#include "rooms.orm.hpp"

retort::DeclaredSchema retort_declared_schema();

namespace {

using namespace ::retort::registry;

constexpr Enum enums[] = {
    make_enum(::retort::enum_traits<::v2::Plain>::info, ::v2::retort_Plain::of_enum, "models/odd.hpp", 12, 32),
    make_enum(::retort::enum_traits<::office::Role>::info, ::office::retort_Role::of_enum, "models/people.hpp", 22, 76),
    make_enum(::retort::enum_traits<::Order::Kind>::info, ::retort_Order_Kind::of_enum, "models/rooms.hpp", 54, 40),
    {},
};

constexpr Column columns_1[] = {
    make_column<decltype(::v2::deep::er::Thing::id)>("id", ::v2::deep::er::retort_Thing::column_id),
    make_column<decltype(::v2::deep::er::Thing::strasse)>("strasse", ::v2::deep::er::retort_Thing::column_strasse),
    make_column<decltype(::v2::deep::er::Thing::other)>("other", ::v2::deep::er::retort_Thing::column_other),
    make_column<decltype(::v2::deep::er::Thing::plain)>("plain", ::v2::deep::er::retort_Thing::column_plain),
    make_column<decltype(::v2::deep::er::Thing::second)>("second"),
    make_column<decltype(::v2::deep::er::Thing::tags)>("tags"),
    make_column<decltype(::v2::deep::er::Thing::matrix)>("matrix"),
    make_column<decltype(::v2::deep::er::Thing::span)>("span"),
};

constexpr Column columns_2[] = {
    make_column<decltype(::Class::index)>("index", ::retort_Class::column_index),
    make_column<decltype(::Class::where)>("where", ::retort_Class::column_where),
};

constexpr Column columns_3[] = {
    make_column<decltype(::Other::index)>("index", ::retort_Other::column_index),
};

constexpr Column columns_4[] = {
    make_column<decltype(::office::User::id)>("id", ::common::retort_WithId::column_id),
    make_column<decltype(::office::User::created_at)>("created_at", ::common::retort_Timestamps::column_created_at),
    make_column<decltype(::office::User::updated_at)>("updated_at", ::common::retort_Timestamps::column_updated_at),
    make_column<decltype(::office::User::email)>("email", ::office::retort_User::column_email),
    make_column<decltype(::office::User::name)>("name", ::office::retort_User::column_name),
    make_column<decltype(::office::User::role)>("role", ::office::retort_User::column_role),
    make_column<decltype(::office::User::second_role)>("second_role"),
    make_column<decltype(::office::User::roles)>("roles"),
    make_column<decltype(::office::User::index)>("index", ::office::retort_User::column_index),
    make_column<decltype(::office::User::comment)>("comment", ::office::retort_User::column_comment),
    make_column<decltype(::office::User::check)>("check", ::office::retort_User::column_check),
    make_column<decltype(::office::User::length)>("length", ::office::retort_User::column_length),
    make_column<decltype(::office::User::references)>("references", ::office::retort_User::column_references),
    make_column<decltype(::office::User::tenant)>("tenant"),
    make_column<decltype(::office::User::room_number)>("room_number", ::office::retort_User::column_room_number),
    make_column<decltype(::office::User::boss_id)>("boss_id", ::office::retort_User::column_boss_id),
    make_column<decltype(::office::User::rate)>("rate", ::office::retort_User::column_rate),
    make_column<decltype(::office::User::seen_at)>("seen_at", ::office::retort_User::column_seen_at),
    make_column<decltype(::office::User::salary)>("salary"),
    make_column<decltype(::office::User::employed)>("employed"),
    make_column<decltype(::office::User::tags)>("tags", ::office::retort_User::column_tags),
    make_column<decltype(::office::User::photo)>("photo"),
};

constexpr Column columns_5[] = {
    make_column<decltype(::office::v1::Room::number)>("number", ::office::v1::retort_Room::column_number),
    make_column<decltype(::office::v1::Room::title)>("title"),
    make_column<decltype(::office::v1::Room::area)>("area"),
    make_column<decltype(::office::v1::Room::owner_id)>("owner_id", ::office::v1::retort_Room::column_owner_id),
};

constexpr Column columns_6[] = {
    make_column<decltype(::office::Booking::room)>("room"),
    make_column<decltype(::office::Booking::day)>("day"),
    make_column<decltype(::office::Booking::during)>("during"),
    make_column<decltype(::office::Booking::cancelled)>("cancelled", ::office::retort_Booking::column_cancelled),
    make_column<decltype(::office::Booking::notes)>("notes"),
    make_column<decltype(::office::Booking::serial_number)>("serial_number", ::office::retort_Booking::column_serial_number),
};

constexpr Column columns_7[] = {
    make_column<decltype(::office::Suite::number)>("number", ::office::v1::retort_Room::column_number),
    make_column<decltype(::office::Suite::title)>("title"),
    make_column<decltype(::office::Suite::area)>("area"),
    make_column<decltype(::office::Suite::owner_id)>("owner_id", ::office::v1::retort_Room::column_owner_id),
    make_column<decltype(::office::Suite::parent)>("parent"),
};

constexpr Column columns_8[] = {
    make_column<decltype(::Order::id)>("id", ::retort_Order::column_id),
    make_column<decltype(::Order::kind)>("kind"),
};

constexpr Table tables[] = {
    make_table<::v2::deep::er::Thing>(columns_1, ::v2::deep::er::retort_Thing::of_table, "models/odd.hpp", 21, 7),
    make_table<::Class>(columns_2, ::retort_Class::of_table, "models/odd.hpp", 46, 30),
    make_table<::Other>(columns_3, ::retort_Other::of_table, "models/odd.hpp", 47, 30),
    make_table<::office::User>(columns_4, ::office::retort_User::of_table, "models/people.hpp", 32, 49),
    make_table<::office::v1::Room>(columns_5, ::office::v1::retort_Room::of_table, "models/rooms.hpp", 23, 73),
    make_table<::office::Booking>(columns_6, ::office::retort_Booking::of_table, "models/rooms.hpp", 35, 50),
    make_table<::office::Suite>(columns_7, ::office::retort_Suite::of_table, "models/rooms.hpp", 46, 86),
    make_table<::Order>(columns_8, ::retort_Order::of_table, "models/rooms.hpp", 52, 30),
    {},
};

}  // namespace

retort::DeclaredSchema retort_declared_schema() {
  return declare({enums, 3}, {tables, 8});
}
