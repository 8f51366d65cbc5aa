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

/// The schemas that such changes create for extensions that move there.
std::vector<std::string> schemas_made(const catalog::Catalog& have, const catalog::Catalog& want,
                                      const Options& options);

/// The extensions that move.
std::vector<Difference> moves(const catalog::Catalog& have, const Options& options);

}  // namespace retort::diff
