// Made by `retort codegen orm` from models/common.hpp. Do not edit.
#pragma once

#include <retort/annotated.hpp>
#include <retort/query.hpp>

#include "common.hpp"

// Names come before annotations, since headers may name each other's structs.

template <>
struct retort::names<::common::WithId> {
  static constexpr bool known = true;
  static constexpr bool table = false;
  static constexpr std::string_view type = "common::WithId";
  static constexpr std::string_view types[] = { "common::WithId",};
  template <typename Member>
  static constexpr std::string_view member([[maybe_unused]] Member wanted) {
    if (wanted.is(&::common::WithId::id)) return "id";
    return {};
  }
};

template <>
struct retort::names<::common::Timestamps> {
  static constexpr bool known = true;
  static constexpr bool table = false;
  static constexpr std::string_view type = "common::Timestamps";
  static constexpr std::string_view types[] = { "common::Timestamps",};
  template <typename Member>
  static constexpr std::string_view member([[maybe_unused]] Member wanted) {
    if (wanted.is(&::common::Timestamps::created_at)) return "created_at";
    if (wanted.is(&::common::Timestamps::updated_at)) return "updated_at";
    return {};
  }
};




namespace common { namespace retort_WithId {
RETORT_ANNOTATION_WORDS;
#line 13 "models/common.hpp"
static_assert(std::is_aggregate_v<::common::WithId>, "R0152: WithId is no aggregate: leave out constructors, virtual functions and non-public members"); template <typename T> concept complete = requires { T{ {}, }; } && !requires { T{ {}, {} }; }; static_assert(complete<::common::WithId>, "R0153: the compiler does not see the 1 members that retort read in WithId: write each as a plain declaration without macros or #if, of a type that {} initialises");
#line 14 "models/common.hpp"
static_assert(::retort::Mapped<decltype(::common::WithId::id)>, "R0151: the C++ type of id has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_id = ::retort::annotation::column<decltype(::common::WithId::id), ::retort::annotation::Named<>>(
#line 14 "models/common.hpp"
                primary_key, identity(start_with(1000), increment_by(10))
);
#line 14 "models/common.hpp"
 static_assert(!column_id.has(::retort::annotation::Problem::nullable_key, 0, 99), "R0162: id: a primary key accepts no NULL: take std::optional away"); static_assert(!column_id.has_any(0, 99), "R0154: id: a word of this annotation has no meaning here, or does not fit the type");

#line 54 "common.orm.hpp"
}}


namespace common { namespace retort_Timestamps {
RETORT_ANNOTATION_WORDS;
#line 18 "models/common.hpp"
static_assert(std::is_aggregate_v<::common::Timestamps>, "R0152: Timestamps is no aggregate: leave out constructors, virtual functions and non-public members"); template <typename T> concept complete = requires { T{ {}, {}, }; } && !requires { T{ {}, {}, {} }; }; static_assert(complete<::common::Timestamps>, "R0153: the compiler does not see the 2 members that retort read in Timestamps: write each as a plain declaration without macros or #if, of a type that {} initialises");
#line 19 "models/common.hpp"
static_assert(::retort::Mapped<decltype(::common::Timestamps::created_at)>, "R0151: the C++ type of created_at has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_created_at = ::retort::annotation::column<decltype(::common::Timestamps::created_at), ::retort::annotation::Named<>>(
#line 19 "models/common.hpp"
                default_now, index
);
#line 19 "models/common.hpp"
 static_assert(!column_created_at.has_any(0, 99), "R0154: created_at: a word of this annotation has no meaning here, or does not fit the type");
#line 20 "models/common.hpp"
static_assert(::retort::Mapped<decltype(::common::Timestamps::updated_at)>, "R0151: the C++ type of updated_at has no SQL type: specialise retort::sql_type for it, mark an enum with RETORT_ENUM, or write RETORT_TRANSIENT before the member"); inline constexpr auto column_updated_at = ::retort::annotation::column<decltype(::common::Timestamps::updated_at), ::retort::annotation::Named<>>(
#line 20 "models/common.hpp"
                default_now, on_update_now
);
#line 20 "models/common.hpp"
 static_assert(!column_updated_at.has_any(0, 99), "R0154: updated_at: a word of this annotation has no meaning here, or does not fit the type");

#line 77 "common.orm.hpp"
}}

