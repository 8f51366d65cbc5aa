// What is particular about views.
#pragma once

#include <vector>

#include "catalog/object.hpp"

namespace retort::catalog {

/// The tables and composite types whose rows functions in the view return. It has names for all their
/// columns, those that it does not use too: it is to be made after they have come.
std::vector<Address> rows_in_view(const Object& view);

}  // namespace retort::catalog
