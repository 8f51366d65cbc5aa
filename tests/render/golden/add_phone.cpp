#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"),
                message("Add phone to users"))

void upgrade(Operations& op) {
  op.add_column("users", column("phone", varchar(20)));
}

void downgrade(Operations& op) {
  // Loses the data of users.phone.
  op.drop_column("users", "phone");
}
