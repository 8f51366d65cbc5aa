#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("sequence_owner"))

void upgrade(Operations& op) {
  op.alter_sequence("plain", owned_by("bookings", "room"), comment("Rooms"));
  op.alter_sequence("plain", not_owned, comment(""));
  op.create_sequence(name("auth", "of_user"), owned_by(name("auth", "users"), "id"));
  op.alter_sequence("plain", min_value(-5), max_value(50), start_with(7), cycle);
  op.alter_sequence("plain", no_min_value, no_max_value, start_with(1), no_cycle);
}

void downgrade(Operations&) {}
