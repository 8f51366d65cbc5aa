// A revision beside the one of registry_test.cpp, with functions of the same names. The headers included here
// declare names that the vocabulary uses too.
#include <stdio.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include <retort/revision.hpp>

RETORT_REVISION("b2", revises("a1", "a0"), branch_labels("billing"), depends_on("x1", "x2"),
                created("2025-01-02T12:00:00Z"), message("Second \"one\""), transactional(false))

void upgrade(Operations& op) {
  op.create_table("clocks", column("at", time), column("until", time(3)), column("days", array_of(date)));
  op.alter_column("clocks", "at", type(timetz), rename("from"));
  op.create_index("index", "clocks", {"until"}, concurrently);
}

void downgrade(Operations&) {}
