// A column of every mapped type.
#pragma once

#include <retort/model.hpp>
#include <retort/sql_type.hpp>

namespace every {

enum class RETORT_ENUM("mood") Mood { calm = 1, angry RETORT_VALUE("very angry-ish") = 7 };

/// A type of the user's own, mapped by the user.
struct Celsius {
  double degrees = 0;
  bool operator==(const Celsius&) const = default;
};

}  // namespace every

template <>
struct retort::sql_type<every::Celsius> {
  static constexpr std::string_view name = "double precision";
  static std::string to_text(const every::Celsius& value) { return sql_type<double>::to_text(value.degrees); }
  static every::Celsius from_text(std::string_view text) { return {sql_type<double>::from_text(text)}; }
};

namespace every {

struct RETORT_TABLE("every thing") Thing {
  RETORT_COLUMN(primary_key, identity_always) std::int64_t id = 0;
  bool flag = false;
  std::int16_t small = 0;
  std::int32_t medium = 0;
  std::int64_t large = 0;
  float single_precision = 0;
  double double_precision = 0;
  RETORT_COLUMN(length(1000)) std::string text;
  retort::bytes data;
  retort::uuid uuid;
  retort::timestamptz instant;
  retort::timestamp wall_clock;
  retort::date day;
  retort::time_of_day hour;
  retort::interval span;
  retort::numeric amount;
  retort::json document;
  retort::jsonb tree;
  Mood mood = Mood::calm;
  Celsius heat;
  retort::range<std::int64_t> numbers;
  retort::range<retort::timestamptz> period;
  std::optional<std::string> maybe;
  std::optional<Mood> maybe_mood;
  std::vector<std::string> words;
  std::vector<std::optional<std::int32_t>> gaps;
  std::vector<std::vector<std::int32_t>> grid;
  std::vector<Mood> moods;
  std::vector<retort::bytes> blobs;
  std::optional<std::vector<retort::timestamptz>> maybe_instants;

  bool operator==(const Thing&) const = default;
};

}  // namespace every
