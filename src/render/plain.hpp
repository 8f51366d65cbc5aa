// Changes as a person would have written them.
#pragma once

#include "operation/operation.hpp"

namespace retort::render {

/// `changes` without what goes without saying: the schema `public`, which every session of the tools creates
/// and looks for things in; names of a new table's constraints that the server gives by itself; the cast of a
/// default to its column's own type. They do the same.
operation::Changes plain(operation::Changes changes);

}  // namespace retort::render
