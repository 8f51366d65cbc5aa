// What enum, composite, range types and domains have in common: a type that cannot be altered as wished makes
// way under another name until the columns have moved over to the new one.
#pragma once

#include "catalog/kind.hpp"

namespace retort::catalog {

/// The name of the old type while the new one is being moved to, within the 63 bytes that a name may have.
Name aside(const Object& object);

/// `ALTER … RENAME TO`; `word` is TYPE or DOMAIN.
operation::Change rename_type(std::string_view word, const Object& object, const std::string& name);

}  // namespace retort::catalog
