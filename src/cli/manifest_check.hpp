// The manifest's complaints before a run, with the advice that fits the database at hand.
#pragma once

#include "cli/revisions.hpp"

namespace retort::cli {

/// As require_manifest. Where a file was edited, the target's rows say whether it was applied there, and the
/// help of R0225 with them; a database that does not answer changes nothing.
void require_manifest_of_target(const Revisions& revisions, const Arguments& arguments,
                                const Workspace& workspace);

}  // namespace retort::cli
