// The keys with which a channel's programs sign in. Only a hash is kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "channel.hpp"

namespace external_api {

struct RETORT_TABLE("api_keys", index("ix_api_keys_active", &ApiKey::channel_id, where("is_active"))) ApiKey {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Channel::id, on_delete::cascade)) std::int64_t channel_id = 0;
  RETORT_COLUMN(length(100)) std::string name;
  RETORT_COLUMN(unique) retort::bytes key_hash;
  RETORT_COLUMN(length(12), comment("Shown to people, to tell keys apart")) std::string key_prefix;
  RETORT_COLUMN(default_sql("'{}'")) std::vector<std::string> scopes;
  RETORT_COLUMN(default_value(true)) bool is_active = true;
  std::optional<retort::timestamptz> last_used_at;
  std::optional<retort::timestamptz> expires_at;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

}  // namespace external_api
