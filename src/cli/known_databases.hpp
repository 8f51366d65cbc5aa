// Every database that the project knows: the target at hand and each of [targets] in retort.toml.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/workspace.hpp"

namespace retort::cli {

struct KnownDatabase {
  std::string name;               ///< Who says so: `--url`, `[targets.live] in retort.toml`.
  std::vector<std::string> rows;  ///< Of its version table.
  std::string problem;            ///< Why it did not answer; empty if it did.
};

/// Asks all of them; each is asked once. A server of the project's own that does not run is not started: what
/// it holds cannot be seen, which is a problem too.
std::vector<KnownDatabase> known_databases(const Arguments& arguments, const Workspace& workspace);

}  // namespace retort::cli
