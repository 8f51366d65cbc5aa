// Mixins and a type of the project's own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <retort/model.hpp>
#include <retort/sql_type.hpp>

namespace common {

struct WithId {
  RETORT_COLUMN(primary_key, identity(start_with(1000), increment_by(10))) std::int64_t id = 0;
  bool is_new() const { return id == 0; }
};

struct Timestamps {
  RETORT_COLUMN(default_now, index) retort::timestamptz created_at;
  RETORT_COLUMN(default_now, on_update_now) retort::timestamptz updated_at;
};

struct Cache {
  RETORT_TRANSIENT int hits = 0;
};

struct Money {
  std::int64_t cents = 0;
};

}  // namespace common

template <>
struct retort::sql_type<common::Money> {
  static constexpr std::string_view name = "numeric(12,2)";
  static std::string to_text(const common::Money& money) { return std::to_string(money.cents / 100); }
  static common::Money from_text(std::string_view) { return {}; }
};
