// What is particular about range types.
#pragma once

#include "catalog/object.hpp"
#include "operation/operation.hpp"

namespace retort::catalog {

/// What takes the name from the type of many ranges of `gone`, a range type, if that of `made` is to have it:
/// it stays in its schema when the range type goes to another one. Empty if there is nothing to do.
operation::Changes free_type_of_many(const Object& gone, const Object& made);

}  // namespace retort::catalog
