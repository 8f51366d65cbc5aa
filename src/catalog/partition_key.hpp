// What a partitioned table is divided by.
#pragma once

#include "catalog/object.hpp"

namespace retort::catalog {

/// Whether the type of `column` decides which partition of its partitioned `table` takes a row. The server
/// changes the type of no such column.
bool is_in_partition_key(const Object& column, const Object& table);

}  // namespace retort::catalog
