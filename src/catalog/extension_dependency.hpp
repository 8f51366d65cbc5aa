// What goes with an extension without being a part of it.
#pragma once

#include "catalog/kind.hpp"

namespace retort::catalog {

const Kind& extension_dependency_kind();

}  // namespace retort::catalog
