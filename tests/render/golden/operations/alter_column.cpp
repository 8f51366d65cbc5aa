#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("alter_column"))

void upgrade(Operations& op) {
  // May lose data of auth.users.name.
  op.alter_column(name("auth", "users"), "name", type(varchar(100)), collate(name("pg_catalog", "POSIX")),
                  using_sql("left(name, 100)"), not_null, default_value("nobody"));
  op.alter_column(name("auth", "users"), "name", nullable, no_default);
  op.alter_column(name("auth", "users"), "price", default_value(0), drop_expression);

  op.alter_column(name("auth", "users"), "id",
                  set_identity(always, increment_by(2), min_value(1), max_value(1000), start_with(5),
                               cache(3), cycle));

  op.alter_column(name("auth", "users"), "id", drop_identity);
  op.alter_column(name("auth", "users"), "id", add_identity(by_default, start_with(500)));
}

void downgrade(Operations&) {}
