// One row for each request that was answered: what quotas and invoices are counted from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

#include "channel.hpp"

namespace external_api {

struct RETORT_TABLE("usage_logs",
                    index("ix_usage_logs_channel_time", &UsageLog::channel_id,
                          descending(&UsageLog::created_at)),
                    index("ix_usage_logs_failed", &UsageLog::created_at, where("NOT success"))) UsageLog {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Channel::id, on_delete::cascade)) std::int64_t channel_id = 0;
  // No foreign key: a log outlives the key that made it.
  RETORT_COLUMN(length(12)) std::optional<std::string> key_prefix;
  RETORT_COLUMN(length(100)) std::string model;
  RETORT_COLUMN(default_value(0), check("tokens >= 0")) std::int64_t tokens = 0;
  RETORT_COLUMN(precision(12, 6), default_value(0)) retort::numeric cost;
  RETORT_COLUMN(default_value(true)) bool success = true;
  std::optional<std::string> error_message;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb request;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

}  // namespace external_api
