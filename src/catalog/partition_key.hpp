// What ties a partition to its table beside its bounds.
#pragma once

#include <string>

#include "catalog/object.hpp"

namespace retort::catalog {

/// Whether the type of `column` decides which partition of its partitioned `table` takes a row. The server
/// changes the type of no such column.
bool is_in_partition_key(const Object& column, const Object& table);

/// The index of the partitioned table, quoted, that the index of `constraint` is a part of without being that
/// of a constraint there; or empty.
std::string index_above(const Object& constraint);

}  // namespace retort::catalog
