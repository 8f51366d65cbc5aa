#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("rename_table"))

void upgrade(Operations& op) {
  op.rename_table("cache", "Cache");
}

void downgrade(Operations&) {}
