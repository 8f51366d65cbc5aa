// Somebody whom the bot knows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

namespace bot {

struct RETORT_TABLE("users") User {
  RETORT_COLUMN(primary_key) std::int64_t id = 0;  // the chat service's own number
  RETORT_COLUMN(length(100), index) std::string username;
  RETORT_COLUMN(length(100)) std::optional<std::string> display_name;
  RETORT_COLUMN(default_value(true)) bool is_active = true;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
  RETORT_COLUMN(default_now) retort::timestamptz updated_at;  // kept by the trigger in touch_users.sql
};

}  // namespace bot
