#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("drop_column"))

void upgrade(Operations& op) {
  // Loses the data of auth.users.phone.
  op.drop_column(name("auth", "users"), "phone");
  op.drop_column("logs", "number");
  op.drop_column(name("auth", "Cache"), "serial");
}

void downgrade(Operations&) {}
