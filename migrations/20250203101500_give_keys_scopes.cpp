#include <retort/revision.hpp>

RETORT_REVISION("c2d94e6180ab", revises("5f1c0a7be934"), created("2025-02-03T10:15:00Z"),
                message("Give API keys scopes"))

void upgrade(Operations& op) {
  op.add_column("api_keys", column("scopes", array_of(text), not_null, default_value("{}")));

  // Keys that exist could do everything; they keep that.
  op.execute("UPDATE api_keys SET scopes = '{messages:read,messages:write,usage:read}'");
}

void downgrade(Operations& op) {
  op.drop_column("api_keys", "scopes");  // loses the scopes
}
