// Accounts, what they may do, and how they sign in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <retort/model.hpp>

#include "organization.hpp"

namespace support {

enum class RETORT_ENUM("identity_provider") IdentityProvider { google, microsoft, github, saml };

enum class RETORT_ENUM("login_outcome") LoginOutcome {
  succeeded,
  wrong_password RETORT_VALUE("wrong-password"),
  locked,
  unknown_user RETORT_VALUE("unknown-user"),
};

struct RETORT_TABLE("users", index("ux_users_email", expression("lower(email)"), unique)) User : Timestamps,
                                                                                                 SoftDelete {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade), index) retort::uuid organization_id;
  RETORT_COLUMN(length(320)) std::string email;
  RETORT_COLUMN(length(200)) std::string full_name;
  std::optional<retort::bytes> password_hash;
  RETORT_COLUMN(default_value(true)) bool is_active = true;
  RETORT_COLUMN(default_value(false)) bool two_factor = false;
  std::optional<retort::timestamptz> last_login_at;
};

struct RETORT_TABLE("roles", unique(&Role::organization_id, &Role::name)) Role {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&Organization::id, on_delete::cascade))
  std::optional<retort::uuid> organization_id;
  RETORT_COLUMN(length(50)) std::string name;
  RETORT_COLUMN(default_value(false), comment("Shipped with the desk; cannot be edited"))
  bool is_system = false;
};

struct RETORT_TABLE("permissions") Permission {
  RETORT_COLUMN(primary_key, length(80), check("code ~ '^[a-z_]+:[a-z_]+$'")) std::string code;
  std::string description;
};

struct RETORT_TABLE("role_permissions",
                    primary_key(&RolePermission::role_id, &RolePermission::permission_code)) RolePermission {
  RETORT_COLUMN(references(&Role::id, on_delete::cascade)) std::int64_t role_id = 0;
  RETORT_COLUMN(length(80), references(&Permission::code, on_delete::cascade, on_update::cascade))
  std::string permission_code;
};

struct RETORT_TABLE("user_roles", primary_key(&UserRole::user_id, &UserRole::role_id)) UserRole {
  RETORT_COLUMN(references(&User::id, on_delete::cascade)) retort::uuid user_id;
  RETORT_COLUMN(references(&Role::id, on_delete::restrict), index) std::int64_t role_id = 0;
  RETORT_COLUMN(references(&User::id, on_delete::set_null)) std::optional<retort::uuid> granted_by;
  RETORT_COLUMN(default_now) retort::timestamptz granted_at;
};

struct RETORT_TABLE("sessions",
                    index("ix_sessions_live", &Session::user_id, where("revoked_at IS NULL"))) Session {
  RETORT_COLUMN(primary_key, default_sql("gen_random_uuid()")) retort::uuid id;
  RETORT_COLUMN(references(&User::id, on_delete::cascade)) retort::uuid user_id;
  RETORT_COLUMN(unique) retort::bytes token_hash;
  RETORT_COLUMN(sql_type("inet")) std::optional<std::string> address;
  std::optional<std::string> user_agent;
  RETORT_COLUMN(default_now) retort::timestamptz started_at;
  RETORT_COLUMN(default_sql("now() + '30 days'::interval"), index) retort::timestamptz expires_at;
  std::optional<retort::timestamptz> revoked_at;
};

struct RETORT_TABLE("oauth_identities",
                    unique(&OauthIdentity::provider, &OauthIdentity::subject)) OauthIdentity {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&User::id, on_delete::cascade), index) retort::uuid user_id;
  IdentityProvider provider = IdentityProvider::google;
  RETORT_COLUMN(length(255)) std::string subject;
  std::optional<retort::json> profile;
  RETORT_COLUMN(default_now) retort::timestamptz linked_at;
};

struct RETORT_TABLE("api_tokens") ApiToken {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(references(&User::id, on_delete::cascade), index) retort::uuid user_id;
  RETORT_COLUMN(length(100)) std::string name;
  RETORT_COLUMN(unique) retort::bytes token_hash;
  RETORT_COLUMN(default_sql("'{}'")) std::vector<std::string> scopes;
  std::optional<retort::timestamptz> expires_at;
  std::optional<retort::timestamptz> last_used_at;
  RETORT_COLUMN(default_now) retort::timestamptz created_at;
};

struct RETORT_TABLE("login_attempts", index("ix_login_attempts_email", expression("lower(email)"),
                                            descending(&LoginAttempt::attempted_at))) LoginAttempt {
  RETORT_COLUMN(primary_key, identity) std::int64_t id = 0;
  RETORT_COLUMN(length(320)) std::string email;
  RETORT_COLUMN(references(&User::id, on_delete::cascade)) std::optional<retort::uuid> user_id;
  LoginOutcome outcome = LoginOutcome::succeeded;
  RETORT_COLUMN(sql_type("inet")) std::optional<std::string> address;
  RETORT_COLUMN(default_now) retort::timestamptz attempted_at;
};

}  // namespace support
