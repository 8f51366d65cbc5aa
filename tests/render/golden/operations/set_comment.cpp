#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("set_comment"))

void upgrade(Operations& op) {
  op.create_table_comment(name("auth", "users"), "It's all of them");
  op.drop_table_comment("bookings");
  op.alter_column(name("auth", "users"), "rank", comment("From \"0\""));
  op.alter_column("bookings", "room", comment(""));
  op.comment_on("SCHEMA auth", "Who");
}

void downgrade(Operations&) {}
