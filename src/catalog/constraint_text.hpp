// Constraints in the words of SQL.
#pragma once

#include <string>
#include <vector>

#include "operation/operation.hpp"

namespace retort::catalog {

/// When `constraint` is checked; a check always at once.
const Deferral& deferral(const operation::Constraint& constraint);

/// ` DEFERRABLE INITIALLY DEFERRED`; empty for what is not deferrable.
std::string clause(const Deferral& deferral);

/// `constraint` without its name, for messages and to look for names in. `included` are the columns beside an
/// exclusion constraint's, whose definition has no place for them.
std::string text_of(const operation::Constraint& constraint, const std::vector<std::string>& included = {});

}  // namespace retort::catalog
