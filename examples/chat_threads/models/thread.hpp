// A conversation that somebody has with the assistant.
#pragma once

#include <string>

#include <retort/model.hpp>

namespace chat {

enum class RETORT_ENUM("platform") Platform {
  sherab,
  webuddhist,
  webuddhist_app RETORT_VALUE("webuddhist-app"),
};

struct RETORT_TABLE("threads") Thread {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(length(255), index("ix_threads_email")) std::string email;
  RETORT_COLUMN(default_now, index("ix_threads_created_at")) retort::timestamptz created_at;
  RETORT_COLUMN(default_now, on_update_now) retort::timestamptz updated_at;
  RETORT_COLUMN(default_value(false)) bool is_deleted = false;
  Platform platform = Platform::sherab;
};

}  // namespace chat
