#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("rename_constraint"))

void upgrade(Operations& op) {
  op.rename_constraint("bookings", "hashed", "by hash");
}

void downgrade(Operations&) {}
