#include <retort/revision.hpp>

RETORT_REVISION("001_create_threads_table", created("2025-01-10T09:00:00Z"), message("Create threads table"))

void upgrade(Operations& op) {
  op.create_enum("platform", {"sherab", "webuddhist", "webuddhist-app"});
  op.create_table("threads", column("id", uuid, default_sql("gen_random_uuid()")),
                  column("email", varchar(255), not_null),
                  column("created_at", timestamptz, not_null, default_now),
                  column("updated_at", timestamptz, not_null, default_now),
                  column("is_deleted", boolean, not_null, default_value(false)),
                  column("platform", sql_type("platform"), not_null), primary_key({"id"}));
  op.create_index("ix_threads_email", "threads", {"email"});
  op.create_index("ix_threads_created_at", "threads", {"created_at"});
}

void downgrade(Operations& op) {
  // Loses every thread.
  op.drop_table("threads");
  op.drop_enum("platform");
}
