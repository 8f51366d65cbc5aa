// Rows of tables that no ALTER can bring to their new form.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/matching.hpp"

namespace retort::diff {

/// The pairs of `matching` that are tables to be dropped and created again, without those whose rows are
/// another one's (partitions of a table that is replaced itself).
std::vector<Pair> replaced_tables(const catalog::Catalog& have, const catalog::Catalog& want,
                                  const Matching& matching);

/// Adds to `changes` what carries the rows of `replaced` over, and what stops the plan if a table with rows
/// would give its name to something that holds none.
void keep_rows(const catalog::Catalog& have, const catalog::Catalog& want, const std::vector<Pair>& replaced,
               operation::Changes& changes);

}  // namespace retort::diff
