#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("add_constraint"))

void upgrade(Operations& op) {
  op.create_unique_constraint("users_pair", name("auth", "users"), {"id", "rank"},
                              comment("For the foreign key"));
  op.create_foreign_key("some_columns", "bookings", {"user_id", "number"}, name("auth", "users"),
                        {"id", "rank"}, on_delete(set_null, {"user_id"}), not_valid);
  op.create_foreign_key(default_name, "bookings", {"user_id"}, name("auth", "users"), {"id"},
                        on_update(set_null), on_delete(set_default));
  op.create_exclude_constraint("hashed", "bookings", {"code WITH ="}, using_method("hash"));
  op.create_check_constraint("opening hours", "bookings", "at > '08:00' AND at < '22:00'");
  op.create_primary_key(default_name, name("auth", "Cache"), {"key"});
}

void downgrade(Operations&) {}
