// Expressions that differ in their spelling alone.
#pragma once

#include "catalog/catalog.hpp"
#include "diff/diff.hpp"
#include "postgres/scratch.hpp"

namespace retort::cli {

/// The pairs of objects that are equal once a server has read both as it printed them: what it prints is not
/// always what it prints of that. Touches `scratch` only if expressions differ. What cannot be loaded there
/// stays different.
std::set<std::pair<const catalog::Object*, const catalog::Object*>> respelled(postgres::Scratch& scratch,
                                                                              const catalog::Catalog& have,
                                                                              const catalog::Catalog& want);

/// `diff::differences` but for those that are `respelled`.
std::vector<diff::Difference> differences_of(postgres::Scratch& scratch, const catalog::Catalog& have,
                                             const catalog::Catalog& want);

}  // namespace retort::cli
