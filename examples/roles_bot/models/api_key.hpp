// A key with which a program speaks for a user. Only a hash is kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "user.hpp"

namespace bot {

struct RETORT_TABLE("api_keys") ApiKey {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&User::id, on_delete::cascade)) std::int64_t user_id = 0;
  RETORT_COLUMN(length(64), unique) std::string key_hash;
  std::optional<retort::timestamptz> expires_at;
};

}  // namespace bot
