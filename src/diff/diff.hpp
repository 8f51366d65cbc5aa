// What turns one catalog into another.
#pragma once

#include <retort/project.hpp>

#include "catalog/catalog.hpp"
#include "operation/operation.hpp"

namespace retort::diff {

struct Options {
  std::vector<DeclaredRename> renames;  ///< Names in `want` with what they are called in `have`.
};

/// The ordered changes that make `have` equal `want`; empty if they are equal. The same input gives the same
/// bytes. Downgrades are diff(want, have) with `reversed(options)`.
operation::Changes diff(const catalog::Catalog& have, const catalog::Catalog& want,
                        const Options& options = {});

Options reversed(const Options& options);

}  // namespace retort::diff
