// What was said on a channel.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "channel.hpp"

namespace external_api {

enum class RETORT_ENUM("message_role") Role { user, assistant, system };

struct RETORT_TABLE("messages", index("ix_messages_session", &Message::channel_id, &Message::session,
                                      &Message::created_at)) Message {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&Channel::id, on_delete::cascade)) std::int64_t channel_id = 0;
  RETORT_COLUMN(length(100)) std::string session;
  Role role = Role::user;
  RETORT_COLUMN(check("content <> ''")) std::string content;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
  RETORT_TRANSIENT bool streamed = false;
};

}  // namespace external_api
