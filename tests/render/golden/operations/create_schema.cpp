#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("create_schema"))

void upgrade(Operations& op) {
  op.create_schema("auth", comment("Who may do what"));
  op.create_schema("old");
}

void downgrade(Operations&) {}
