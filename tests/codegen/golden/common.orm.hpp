// Made by `retort codegen orm` from models/common.hpp. Do not edit.
#pragma once

#include <retort/generated.hpp>

#include "common.hpp"

// Names come before annotations, since headers may name each other's structs.

template <>
struct retort::names<::common::WithId> {
  static constexpr bool known = true, table = false;
  static constexpr std::string_view type = "common::WithId", types[] = { "common::WithId"};
  using members = Members<
      &::common::WithId::id>;
  static constexpr std::string_view columns[] = {
      "id", {}};
};

template <>
struct retort::names<::common::Timestamps> {
  static constexpr bool known = true, table = false;
  static constexpr std::string_view type = "common::Timestamps", types[] = { "common::Timestamps"};
  using members = Members<
      &::common::Timestamps::created_at, &::common::Timestamps::updated_at>;
  static constexpr std::string_view columns[] = {
      "created_at", "updated_at", {}};
};




namespace common { namespace retort_WithId {
RETORT_MODEL(::common::WithId)

template <typename T>
concept retort_complete = requires { T{
    {}}; } && !requires { T{
    {}, {}}; };
template <int Check>
inline constexpr bool retort_fits =
    Check == 0 ? std::is_aggregate_v<retort_row> : !std::is_aggregate_v<retort_row> || retort_complete<retort_row>;
#line 13 "models/common.hpp"
RETORT_WHOLE(retort_fits, "WithId", "1")
RETORT_OF(0,    primary_key, identity(start_with(1000), increment_by(10))) RETORT_CHECK(fits_0, "id")
#line 47 "common.orm.hpp"
inline constexpr ::retort::annotation::Words words[] = {
    column_0, {}};
}}

template <>
inline constexpr const retort::annotation::Words* retort::column_words<::common::WithId> = ::common::retort_WithId::words;


namespace common { namespace retort_Timestamps {
RETORT_MODEL(::common::Timestamps)

template <typename T>
concept retort_complete = requires { T{
    {}, {}}; } && !requires { T{
    {}, {}, {}}; };
template <int Check>
inline constexpr bool retort_fits =
    Check == 0 ? std::is_aggregate_v<retort_row> : !std::is_aggregate_v<retort_row> || retort_complete<retort_row>;
#line 18 "models/common.hpp"
RETORT_WHOLE(retort_fits, "Timestamps", "2")
RETORT_OF(0,    default_now, index) RETORT_CHECK(fits_0, "created_at")
RETORT_OF(1,    default_now, on_update_now) RETORT_CHECK(fits_1, "updated_at")
#line 70 "common.orm.hpp"
inline constexpr ::retort::annotation::Words words[] = {
    column_0, column_1, {}};
}}

template <>
inline constexpr const retort::annotation::Words* retort::column_words<::common::Timestamps> = ::common::retort_Timestamps::words;

