#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("create_sequence"))

void upgrade(Operations& op) {
  op.create_sequence(name("auth", "ticket numbers"), sequence_type(bigint), increment_by(5), min_value(10),
                     max_value(100000), start_with(1000), cache(20), cycle,
                     comment("Where tickets' numbers come from"));

  op.create_sequence("plain");
}

void downgrade(Operations&) {}
