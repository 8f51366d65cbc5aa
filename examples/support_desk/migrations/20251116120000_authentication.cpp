#include <retort/revision.hpp>

RETORT_REVISION("20251116120000", revises("20251116000000"), created("2025-11-16T12:00:00Z"),
                message("Authentication"))

void upgrade(Operations& op) {
  op.create_enum("identity_provider", {"google", "microsoft", "github", "saml"});
  op.create_enum("login_outcome", {"succeeded", "wrong-password", "locked", "unknown-user"});

  op.create_table("api_tokens",
                  column("id", bigint, primary_key, identity),
                  column("user_id", uuid, not_null, references("users", "id", on_delete(cascade))),
                  column("name", varchar(100), not_null),
                  column("token_hash", bytea, not_null, unique),
                  column("scopes", array_of(text), not_null, default_value("{}")),
                  column("expires_at", timestamptz),
                  column("last_used_at", timestamptz),
                  column("created_at", timestamptz, not_null, default_now));

  op.create_index("ix_api_tokens_user_id", "api_tokens", {"user_id"});

  op.create_table("login_attempts",
                  column("id", bigint, primary_key, identity),
                  column("email", varchar(320), not_null),
                  column("user_id", uuid, references("users", "id", on_delete(cascade))),
                  column("outcome", sql_type("login_outcome"), not_null),
                  column("address", inet),
                  column("attempted_at", timestamptz, not_null, default_now));

  op.create_index("ix_login_attempts_email", "login_attempts",
                  {expression("lower((email)::text)"), key("attempted_at", descending)});

  op.create_table("oauth_identities",
                  column("id", bigint, primary_key, identity),
                  column("user_id", uuid, not_null, references("users", "id", on_delete(cascade))),
                  column("provider", sql_type("identity_provider"), not_null),
                  column("subject", varchar(255), not_null),
                  column("profile", json),
                  column("linked_at", timestamptz, not_null, default_now),
                  unique({"provider", "subject"}));

  op.create_index("ix_oauth_identities_user_id", "oauth_identities", {"user_id"});

  op.create_table("permissions",
                  column("code", varchar(80), primary_key),
                  column("description", text, not_null),
                  check("(code)::text ~ '^[a-z_]+:[a-z_]+$'::text", named("permissions_code_check")));

  op.create_table("roles",
                  column("id", bigint, primary_key, identity),
                  column("organization_id", uuid, references("organizations", "id", on_delete(cascade))),
                  column("name", varchar(50), not_null),
                  column("is_system", boolean, not_null, default_value(false),
                         comment("Shipped with the desk; cannot be edited")),
                  unique({"organization_id", "name"}));

  op.create_table("role_permissions",
                  column("role_id", bigint),
                  column("permission_code", varchar(80),
                         references("permissions", "code", on_update(cascade), on_delete(cascade))),
                  primary_key({"role_id", "permission_code"}),
                  foreign_key({"role_id"}, "roles", {"id"}, on_delete(cascade)));

  op.create_table("sessions",
                  column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("user_id", uuid, not_null, references("users", "id", on_delete(cascade))),
                  column("token_hash", bytea, not_null, unique),
                  column("address", inet),
                  column("user_agent", text),
                  column("started_at", timestamptz, not_null, default_now),
                  column("expires_at", timestamptz, not_null, default_sql("(now() + '30 days'::interval)")),
                  column("revoked_at", timestamptz));

  op.create_index("ix_sessions_expires_at", "sessions", {"expires_at"});
  op.create_index("ix_sessions_live", "sessions", {"user_id"}, where("revoked_at IS NULL"));

  op.create_table("user_roles",
                  column("user_id", uuid),
                  column("role_id", bigint),
                  column("granted_by", uuid, references("users", "id", on_delete(set_null))),
                  column("granted_at", timestamptz, not_null, default_now),
                  primary_key({"user_id", "role_id"}),
                  foreign_key({"role_id"}, "roles", {"id"}, on_delete(restrict)),
                  foreign_key({"user_id"}, "users", {"id"}, on_delete(cascade)));

  op.create_index("ix_user_roles_role_id", "user_roles", {"role_id"});
  op.add_column("users", column("password_hash", bytea));
  op.add_column("users", column("two_factor", boolean, not_null, default_value(false)));
  op.add_column("users", column("last_login_at", timestamptz));
}

void downgrade(Operations& op) {
  // Loses the data of api_tokens.
  op.drop_table("api_tokens");
  // Loses the data of login_attempts.
  op.drop_table("login_attempts");
  op.drop_enum("login_outcome");
  // Loses the data of oauth_identities.
  op.drop_table("oauth_identities");
  op.drop_enum("identity_provider");
  // Loses the data of role_permissions.
  op.drop_table("role_permissions");
  // Loses the data of permissions.
  op.drop_table("permissions");
  // Loses the data of sessions.
  op.drop_table("sessions");
  // Loses the data of user_roles.
  op.drop_table("user_roles");
  // Loses the data of roles.
  op.drop_table("roles");
  // Loses the data of users.password_hash.
  op.drop_column("users", "password_hash");
  // Loses the data of users.two_factor.
  op.drop_column("users", "two_factor");
  // Loses the data of users.last_login_at.
  op.drop_column("users", "last_login_at");
}
