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

constexpr Table tables[] = {
    make_table<::v2::deep::er::Thing>("models/odd.hpp", 21, 7),
    make_table<::Class>("models/odd.hpp", 46, 30),
    make_table<::Other>("models/odd.hpp", 47, 30),
    make_table<::office::User>("models/people.hpp", 32, 49),
    make_table<::office::v1::Room>("models/rooms.hpp", 23, 73),
    make_table<::office::Booking>("models/rooms.hpp", 35, 50),
    make_table<::office::Suite>("models/rooms.hpp", 46, 86),
    make_table<::Order>("models/rooms.hpp", 52, 30),
    {},
};

}  // namespace

retort::DeclaredSchema retort_declared_schema() {
  return declare({enums, 3}, {tables, 8});
}
