#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("add_column"))

void upgrade(Operations& op) {
  op.add_column(name("auth", "users"), column("phone", varchar(20)));

  op.add_column(name("auth", "users"),
                column("kind", sql_type("platform"), not_null, default_value("web"),
                       comment("How they come")));

  op.add_column("bookings", column("paid", boolean, not_null, default_value(false)));
  op.add_column(name("auth", "Cache"), column("serial", bigint, identity(always)));
  op.add_column("logs", column("number", double_precision));
}

void downgrade(Operations&) {}
