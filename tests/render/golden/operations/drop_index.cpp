#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("drop_index"))

void upgrade(Operations& op) {
  op.drop_index(name("auth", "ix_list"));
  op.drop_index("ix_bookings_user_id", concurrently);
}

void downgrade(Operations&) {}
