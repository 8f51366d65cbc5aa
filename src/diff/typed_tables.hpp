// Tables OF a composite type.
#pragma once

#include "diff/matching.hpp"

namespace retort::diff {

/// Whether the server refuses the change of a pair while the table that it belongs to is OF a type: of a
/// column, or of the name of a constraint.
bool waits_for_no_type(const catalog::Catalog& have, const catalog::Catalog& want, const Pair& pair);

/// Marks to be OF no type in the meantime the tables whose columns, constraints' names, or whose type's
/// attributes, change; and to be made anew those whose columns would not come in the order of the type.
void free_typed_tables(const catalog::Catalog& have, const catalog::Catalog& want, Matching& matching);

}  // namespace retort::diff
