// Renames that somebody declared, made before everything else.
#pragma once

#include "diff/diff.hpp"

namespace retort::diff {

struct Renamed {
  catalog::Catalog catalog;  ///< `have` as the changes leave it.
  operation::Changes changes;
};

/// Applies those of `renames` whose old name is in `have` and whose new name is in `want` but not in `have`.
Renamed apply_renames(const catalog::Catalog& have, const catalog::Catalog& want,
                      const std::vector<DeclaredRename>& renames);

}  // namespace retort::diff
