// What a module's labels say of objects (SECURITY LABEL).
#pragma once

#include "catalog/kind.hpp"

namespace retort::catalog {

const Kind& security_label_kind();

}  // namespace retort::catalog
