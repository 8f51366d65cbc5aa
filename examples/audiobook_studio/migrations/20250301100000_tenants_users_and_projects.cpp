#include <retort/revision.hpp>

RETORT_REVISION("e8a14672d2af", created("2025-03-01T10:00:00Z"), message("Tenants, users and projects"))

void upgrade(Operations& op) {
  op.create_table("tenants", column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("name", varchar(200), not_null, unique),
                  column("created_at", timestamptz, not_null, default_now));

  op.create_table("projects", column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("tenant_id", uuid, not_null, references("tenants", "id", on_delete(cascade))),
                  column("title", varchar(300), not_null),
                  column("created_at", timestamptz, not_null, default_now));

  op.create_index("ix_projects_tenant_id", "projects", {"tenant_id"});

  op.create_table("users", column("id", uuid, primary_key, default_sql("gen_random_uuid()")),
                  column("tenant_id", uuid, not_null, references("tenants", "id", on_delete(cascade))),
                  column("email", varchar(320), not_null),
                  column("is_active", boolean, not_null, default_value(true)),
                  column("created_at", timestamptz, not_null, default_now), unique({"tenant_id", "email"}));

  op.create_table(
      "project_members", column("project_id", uuid, references("projects", "id", on_delete(cascade))),
      column("user_id", uuid, references("users", "id", on_delete(cascade))),
      column("role", varchar(50), not_null, default_value("editor")), primary_key({"project_id", "user_id"}));
}

void downgrade(Operations& op) {
  // Loses the data of project_members.
  op.drop_table("project_members");
  // Loses the data of projects.
  op.drop_table("projects");
  // Loses the data of users.
  op.drop_table("users");
  // Loses the data of tenants.
  op.drop_table("tenants");
}
