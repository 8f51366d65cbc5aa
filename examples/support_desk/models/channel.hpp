// Where conversations come in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "organization.hpp"

namespace support {

enum class RETORT_ENUM("channel_kind") ChannelKind { email, chat, voice, sms, social };

struct RETORT_TABLE("channels", unique(&Channel::brand_id, &Channel::name)) Channel : Timestamps {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Brand::id, on_delete::cascade)) std::int64_t brand_id = 0;
  RETORT_COLUMN(references(&Team::id, on_delete::set_null)) std::optional<std::int64_t> default_team_id;
  ChannelKind kind = ChannelKind::email;
  RETORT_COLUMN(length(100)) std::string name;
  RETORT_COLUMN(default_value(true)) bool is_enabled = true;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb configuration;
};

struct RETORT_TABLE("mailboxes") Mailbox : Timestamps {
  RETORT_COLUMN(primary_key, references(&Channel::id, on_delete::cascade)) std::int64_t channel_id = 0;
  RETORT_COLUMN(length(320), unique) std::string address;
  RETORT_COLUMN(length(253)) std::string imap_host;
  RETORT_COLUMN(default_value(993), check("imap_port BETWEEN 1 AND 65535")) std::int32_t imap_port = 993;
  std::optional<retort::timestamptz> polled_at;
};

struct RETORT_TABLE("widgets") Widget : Timestamps {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&Channel::id, on_delete::cascade), index) std::int64_t channel_id = 0;
  std::vector<std::string> allowed_origins;
  RETORT_COLUMN(default_sql("'{\"position\": \"right\"}'")) retort::jsonb appearance;
  std::optional<std::string> greeting;
};

}  // namespace support
