// The file of a squash: what a range of revisions does, in their order.
#pragma once

#include <string>

#include "cli/command.hpp"
#include "cli/revisions.hpp"
#include "cli/workspace.hpp"
#include "operation/operation.hpp"
#include "render/revision_file.hpp"
#include "revision/squash_plan.hpp"

namespace retort::cli {

struct SquashFile {
  std::string extension;  ///< `sql` or `cpp`.
  std::string content;
  bool has_way_back = true;      ///< Whether each of the range can be undone.
  operation::Changes upgrade;    ///< Of a C++ file: what it will record.
  operation::Changes downgrade;  ///< In the order in which it runs.
};

/// C++ if all of the range is, or --cpp-file says so; else SQL. Throws Error R0267 for a C++ file of a range
/// that cannot be undone, which C++ has no way to say; R0612 as script_source.
SquashFile squash_file(const Arguments& arguments, const Workspace& workspace, const Project& project,
                       const revision::Graph& graph, const revision::SquashPlan& plan,
                       const render::RevisionHead& head);

}  // namespace retort::cli
