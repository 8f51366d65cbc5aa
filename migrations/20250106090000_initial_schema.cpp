#include <retort/revision.hpp>

RETORT_REVISION("001_initial_schema", created("2025-01-06T09:00:00Z"), message("Initial schema"))

void upgrade(Operations& op) {
  op.create_enum("channel_access", {"public", "private"});
  op.create_enum("message_role", {"user", "assistant", "system"});

  op.create_table("channels",
                  column("id", bigint, identity),
                  column("title", varchar(200), not_null),
                  column("channel_id", varchar(100), not_null,
                         comment("The name that the customer knows; stable, never reused")),
                  column("access", sql_type("channel_access"), not_null, default_value("private")),
                  column("monthly_quota", integer),
                  column("daily_quota", integer),
                  column("is_active", boolean, not_null, default_value(true)),
                  column("webhook_url", text),
                  column("settings", jsonb, not_null, default_value("{}")),
                  column("created_at", timestamptz, not_null, default_sql("now()")),
                  column("updated_at", timestamptz, not_null, default_sql("now()")),
                  primary_key({"id"}),
                  unique({"channel_id"}),
                  check("daily_quota > 0", named("channels_daily_quota_check")),
                  check("monthly_quota > 0", named("channels_monthly_quota_check")),
                  check("daily_quota IS NULL OR monthly_quota IS NULL OR daily_quota <= monthly_quota",
                        named("channels_quota_order")),
                  comment("One customer of the API"));

  op.create_index("ix_channels_created_at", "channels", {"created_at"});

  op.create_table("api_keys",
                  column("id", bigint, identity),
                  column("channel_id", bigint, not_null),
                  column("name", varchar(100), not_null),
                  column("key_hash", bytea, not_null),
                  column("key_prefix", varchar(12), not_null, comment("Shown to people, to tell keys apart")),
                  column("is_active", boolean, not_null, default_value(true)),
                  column("last_used_at", timestamptz),
                  column("expires_at", timestamptz),
                  column("created_at", timestamptz, not_null, default_sql("now()")),
                  primary_key({"id"}),
                  unique({"key_hash"}),
                  foreign_key({"channel_id"}, "channels", {"id"}, on_delete(cascade)));

  op.create_index("ix_api_keys_active", "api_keys", {"channel_id"}, where("is_active"));

  op.create_table("usage_logs",
                  column("id", bigint, identity),
                  column("channel_id", bigint, not_null),
                  column("key_prefix", varchar(12)),
                  column("model", varchar(100), not_null),
                  column("tokens", integer, not_null, default_value(0)),
                  column("cost", numeric(12, 6), not_null, default_value(0)),
                  column("success", boolean, not_null, default_value(true)),
                  column("error_message", text),
                  column("request", jsonb, not_null, default_value("{}")),
                  column("created_at", timestamptz, not_null, default_sql("now()")),
                  primary_key({"id"}),
                  check("tokens >= 0", named("usage_logs_tokens_check")),
                  foreign_key({"channel_id"}, "channels", {"id"}, on_delete(cascade)));

  op.create_index("ix_usage_logs_channel_time", "usage_logs", {"channel_id", key("created_at", descending)});

  op.create_table("messages",
                  column("id", uuid, default_sql("gen_random_uuid()")),
                  column("channel_id", bigint, not_null),
                  column("session", varchar(100), not_null),
                  column("role", sql_type("message_role"), not_null),
                  column("content", text, not_null),
                  column("created_at", timestamptz, not_null, default_sql("now()")),
                  primary_key({"id"}),
                  check("content <> ''", named("messages_content_check")),
                  foreign_key({"channel_id"}, "channels", {"id"}, on_delete(cascade)));

  op.create_index("ix_messages_session", "messages", {"channel_id", "session", "created_at"});
}

void downgrade(Operations& op) {
  op.drop_table("messages");
  op.drop_table("usage_logs");
  op.drop_table("api_keys");
  op.drop_table("channels");
  op.drop_enum("message_role");
  op.drop_enum("channel_access");
}
