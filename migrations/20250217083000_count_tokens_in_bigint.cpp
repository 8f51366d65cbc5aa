#include <retort/revision.hpp>

RETORT_REVISION("81e7b35fd0c6", revises("c2d94e6180ab"), created("2025-02-17T08:30:00Z"),
                message("Count tokens in bigint"))

void upgrade(Operations& op) {
  op.alter_column("usage_logs", "tokens", type(bigint));  // rewrites the table
  op.create_index("ix_usage_logs_failed", "usage_logs", {"created_at"}, where("NOT success"));
}

void downgrade(Operations& op) {
  op.drop_index("ix_usage_logs_failed");
  op.alter_column("usage_logs", "tokens", type(integer));  // fails if a number no longer fits
}
