// What was done, and by whom.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "user.hpp"

namespace bot {

struct RETORT_TABLE("audit_logs") AuditLog {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&User::id, on_delete::set_null), index) std::optional<std::int64_t> user_id;
  RETORT_COLUMN(length(100)) std::string action;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb details;
  RETORT_COLUMN(default_now, index) retort::timestamptz created_at;
};

}  // namespace bot
