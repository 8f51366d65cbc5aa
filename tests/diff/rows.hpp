// Rows for schemas, and what is left of them after a plan.
#pragma once

#include <map>
#include <string>

#include <retort/connection.hpp>

namespace retort::diff {

/// Puts two rows, of values that their columns may have, into every empty table that takes them.
void fill(Connection& connection);

/// What is in the tables: `schema.table` -> its rows' number, `schema.table.column type` -> its values.
using Contents = std::map<std::string, std::string>;
Contents contents(Connection& connection);

/// A line for each table with fewer rows, and for each column of unchanged type with other values. What is
/// missing altogether is no loss: a plan says that it drops it.
std::string losses(const Contents& before, const Contents& after);

}  // namespace retort::diff
