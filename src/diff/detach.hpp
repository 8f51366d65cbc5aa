// Partitions that go while others refer to their table.
#pragma once

#include "catalog/catalog.hpp"
#include "operation/operation.hpp"

namespace retort::diff {

/// Detaches the partitions of `have` that `changes` drop before that, where a foreign key refers to a table
/// above: such a key holds on to them.
void detach_before_drop(const catalog::Catalog& have, operation::Changes& changes);

}  // namespace retort::diff
