#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("create_index"))

void upgrade(Operations& op) {
  op.create_index("ix big", name("auth", "users"),
                  {key("rank", descending, nulls_last),
                   expression("lower(email::text)", collate("C"), operator_class("text_pattern_ops")),
                   key("created_at", nulls_first)},
                  unique, nulls_not_distinct, include({"name"}), where("NOT is_deleted"),
                  storage("fillfactor=80"), comment("For the list"));

  op.create_index("ix_users_tags", name("auth", "users"), {"tags"}, using_method("gin"));
  op.create_index("ix_bookings_user_id", "bookings", {"user_id", "room"}, concurrently);
}

void downgrade(Operations&) {}
