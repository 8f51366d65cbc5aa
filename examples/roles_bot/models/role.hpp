// Roles, and who has which.
#pragma once

#include <cstdint>
#include <string>

#include <retort/model.hpp>

#include "user.hpp"

namespace bot {

struct RETORT_TABLE("roles") Role {
  RETORT_COLUMN(primary_key, identity) std::int32_t id = 0;
  RETORT_COLUMN(length(50), unique) std::string name;
  RETORT_COLUMN(default_value(0)) std::int32_t level = 0;
};

struct RETORT_TABLE("user_roles", primary_key(&UserRole::user_id, &UserRole::role_id)) UserRole {
  RETORT_COLUMN(references(&User::id, on_delete::cascade)) std::int64_t user_id = 0;
  RETORT_COLUMN(references(&Role::id, on_delete::cascade)) std::int32_t role_id = 0;
  RETORT_COLUMN(default_now) retort::timestamptz granted_at;
};

}  // namespace bot
