// Default privileges must not touch what a plan makes.
#pragma once

#include "diff/matching.hpp"

namespace retort::diff {

struct DefaultPrivileges {
  operation::Changes first;  ///< Before everything else: what is not granted in the meantime.
  operation::Changes last;
};

/// Takes all changes of default privileges out of `matching`. Those that would grant something on an object
/// that is created are switched off for the time of the plan.
DefaultPrivileges set_default_privileges_aside(const catalog::Catalog& have, const catalog::Catalog& want,
                                               Matching& matching);

}  // namespace retort::diff
