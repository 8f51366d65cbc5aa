// Operations for the tests of operation/, ddl/ and render/.
#pragma once

#include <string>
#include <vector>

#include "operation/operation.hpp"

namespace samples {

struct Case {
  std::string name;
  retort::operation::Changes changes;
};

/// Every operation with every field, in an order in which a server (PostgreSQL 15) runs them on an empty
/// database.
std::vector<Case> every_operation();

/// Operations with odd names and texts, the same for the same seed. No server runs them.
retort::operation::Changes random_changes(unsigned seed, int count);

}  // namespace samples
