#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("alter_sequence"))

void upgrade(Operations& op) {
  op.alter_sequence(name("auth", "ticket numbers"), sequence_type(integer), increment_by(-1), no_min_value,
                    start_with(100000), cache(1), no_cycle, comment(""));
}

void downgrade(Operations&) {}
