// Whether imported revisions run.
#pragma once

#include "cli/command.hpp"
#include "cli/schemas.hpp"
#include "cli/workspace.hpp"
#include "revision/graph.hpp"

namespace retort::cli {

/// Runs every revision up and, as far as all can be undone, down again on a scratch database, without the
/// blocks that wait for a person. Says how it went; false if a revision failed.
bool prove_import(const Arguments& arguments, const Workspace& workspace, const Project& project,
                  const revision::Graph& graph);

}  // namespace retort::cli
