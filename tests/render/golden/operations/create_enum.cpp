#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("create_enum"))

void upgrade(Operations& op) {
  op.create_enum("platform", {"web", "web-app", "it's"});
  op.create_enum(name("auth", "role"), {"admin"}, comment("What somebody may be"));
  op.create_enum("ticket_state",
                 {"new", "waiting for customer", "waiting for colleague", "solved", "closed", "reopened"});
}

void downgrade(Operations&) {}
