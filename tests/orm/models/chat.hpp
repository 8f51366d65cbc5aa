// The model of design.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

namespace chat {

enum class RETORT_ENUM("platform") Platform {
  sherab,
  webuddhist,
  webuddhist_app RETORT_VALUE("webuddhist-app"),
};

struct RETORT_TABLE("channels") Channel {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(unique) std::string name;
};

struct RETORT_TABLE("threads", index("ix_threads_created_at", &Thread::created_at)) Thread {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(length(320), index, check("email <> 'refused'")) std::string email;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
  RETORT_COLUMN(default_sql("'epoch'"), on_update_now) retort::timestamptz updated_at;
  RETORT_COLUMN(default_value(false)) bool is_deleted = false;
  RETORT_COLUMN(references(&Channel::id, on_delete::cascade)) std::optional<std::int64_t> channel_id;
  Platform platform = Platform::sherab;
  RETORT_TRANSIENT std::string cached_title;
};

}  // namespace chat
