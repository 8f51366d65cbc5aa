#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("rename_index"))

void upgrade(Operations& op) {
  op.rename_index(name("auth", "ix big"), "ix_list");
}

void downgrade(Operations&) {}
