#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("bulk_insert"))

void upgrade(Operations& op) {
  op.bulk_insert(name("auth", "users"), {"email", "rank", "is_deleted", "name", "created_at"},
                 {{"a@example.org", 1, false, nullptr, sql("now()")},
                  {"it's@example.org", -2, true, "back\\slash", "2025-01-01 00:00:00+00"}});

  op.bulk_insert("logs_2025", {"at"}, {});
}

void downgrade(Operations&) {}
