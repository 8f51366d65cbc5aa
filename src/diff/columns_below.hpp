// Defaults, settings and triggers that tables below have as well.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "diff/matching.hpp"

namespace retort::diff {

/// Pairs of defaults, of settings, and of what is said of inherited columns, as positions in
/// `matching.pairs`: that of a column, and that of the same column in a table which is to stand below.
using ColumnsBelow = std::vector<std::pair<std::size_t, std::size_t>>;
ColumnsBelow columns_below(const catalog::Catalog& have, const catalog::Catalog& want,
                           const Matching& matching);

/// Sets once more what a change above reaches though it is to stay, and leaves to that change what it does.
void restate_below(const catalog::Catalog& have, const catalog::Catalog& want, Matching& matching);

}  // namespace retort::diff
