#include <retort/revision.hpp>

RETORT_REVISION("001_initial_migration", created("2025-02-01T10:00:00Z"), message("Initial migration"))

void upgrade(Operations& op) {
  op.create_table("bot_settings", column("guild_id", bigint, primary_key),
                  column("prefix", varchar(10), not_null, default_value("!")),
                  column("language", varchar(10), not_null, default_value("en")));

  op.create_table("modules", column("id", integer, primary_key, identity),
                  column("name", varchar(100), not_null, unique),
                  column("enabled", boolean, not_null, default_value(true)));

  op.create_table("roles", column("id", integer, primary_key, identity),
                  column("name", varchar(50), not_null, unique),
                  column("level", integer, not_null, default_value(0)));

  op.create_table("users", column("id", bigint, primary_key), column("username", varchar(100), not_null),
                  column("display_name", varchar(100)),
                  column("is_active", boolean, not_null, default_value(true)),
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now));

  op.create_table("api_keys", column("id", bigint, primary_key, identity),
                  column("user_id", bigint, not_null, references("users", "id", on_delete(cascade))),
                  column("key_hash", varchar(64), not_null, unique), column("expires_at", timestamptz));

  op.create_table("audit_logs", column("id", bigint, primary_key, identity),
                  column("user_id", bigint, references("users", "id", on_delete(set_null))),
                  column("action", varchar(100), not_null),
                  column("details", jsonb, not_null, default_value("{}")),
                  column("created_at", timestamptz, not_null, default_now));

  op.create_index("ix_audit_logs_created_at", "audit_logs", {"created_at"});
  op.create_index("ix_audit_logs_user_id", "audit_logs", {"user_id"});

  op.create_table("user_roles", column("user_id", bigint),
                  column("role_id", integer, references("roles", "id", on_delete(cascade))),
                  column("granted_at", timestamptz, not_null, default_now),
                  primary_key({"user_id", "role_id"}),
                  foreign_key({"user_id"}, "users", {"id"}, on_delete(cascade)));

  op.create_index("ix_users_username", "users", {"username"});
  op.execute("SET LOCAL check_function_bodies = off");

  op.execute(R"sql(
CREATE OR REPLACE FUNCTION public.touch_user()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$function$
)sql");

  op.execute(R"sql(
CREATE TRIGGER touch_user BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.touch_user()
)sql");
}

void downgrade(Operations& op) {
  // Loses the data of api_keys.
  op.drop_table("api_keys");
  // Loses the data of audit_logs.
  op.drop_table("audit_logs");
  // Loses the data of bot_settings.
  op.drop_table("bot_settings");
  // Loses the data of modules.
  op.drop_table("modules");
  // Loses the data of user_roles.
  op.drop_table("user_roles");
  // Loses the data of roles.
  op.drop_table("roles");
  // Loses the data of users.
  op.drop_table("users");
  op.execute("DROP FUNCTION public.touch_user()");
}
