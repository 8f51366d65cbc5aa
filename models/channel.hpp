// A channel: one customer of the service, with its quotas. Everything else hangs on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <retort/model.hpp>

namespace external_api {

/// Who may talk to a channel's assistant.
enum class RETORT_ENUM("channel_access") Access {
  public_access RETORT_VALUE("public"),
  private_access RETORT_VALUE("private"),
};

struct RETORT_TABLE("channels",
                    check("daily_quota IS NULL OR monthly_quota IS NULL OR daily_quota <= monthly_quota",
                          named("channels_quota_order")),
                    comment("One customer of the API")) Channel {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(length(200)) std::string title;
  RETORT_COLUMN(length(100), unique, comment("The name that the customer knows; stable, never reused"))
  std::string channel_id;
  RETORT_COLUMN(default_value(Access::private_access)) Access access = Access::private_access;
  RETORT_COLUMN(check("monthly_quota > 0")) std::optional<std::int32_t> monthly_quota;
  RETORT_COLUMN(check("daily_quota > 0")) std::optional<std::int32_t> daily_quota;
  RETORT_COLUMN(default_value(true)) bool is_active = true;
  std::optional<std::string> webhook_url;
  RETORT_COLUMN(default_sql("'{}'")) retort::jsonb settings;
  std::optional<retort::timestamptz> last_message_at;  // kept by the trigger in message_received.sql
  RETORT_COLUMN(default_now, index) retort::timestamptz created_at;
  RETORT_COLUMN(default_now, on_update_now) retort::timestamptz updated_at;
};

}  // namespace external_api
