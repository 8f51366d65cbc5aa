// The composite type that a table is OF.
#pragma once

#include "catalog/kind.hpp"

namespace retort::catalog {

const Kind& typing_kind();

}  // namespace retort::catalog
