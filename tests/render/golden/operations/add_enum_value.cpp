#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("add_enum_value"))

void upgrade(Operations& op) {
  op.add_enum_value("platform", "phone");
  op.add_enum_value(name("auth", "role"), "owner", before("admin"));
  op.add_enum_value("platform", "desktop", after("web"));
}

void downgrade(Operations&) {}
