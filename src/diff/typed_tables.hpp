// Tables OF a composite type.
#pragma once

#include "diff/matching.hpp"

namespace retort::diff {

/// Marks to be OF no type in the meantime the tables whose columns, or whose type's attributes, change; and
/// to be made anew those whose columns would not come in the order of the type.
void free_typed_tables(const catalog::Catalog& have, const catalog::Catalog& want, Matching& matching);

}  // namespace retort::diff
