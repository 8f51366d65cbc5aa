// Sequences that are replaced by others of the same column go on where those were.
#pragma once

#include "catalog/catalog.hpp"
#include "operation/operation.hpp"

namespace retort::diff {

/// Adds to `changes`, which lead from `have` to `want`, what carries the position of a serial column's
/// sequence over to its identity, and back.
void keep_positions(const catalog::Catalog& have, const catalog::Catalog& want, operation::Changes& changes);

}  // namespace retort::diff
