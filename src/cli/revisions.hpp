// Where the revisions of a command come from, and how each becomes a script.
#pragma once

#include <vector>

#include <retort/project.hpp>

#include "cli/command.hpp"
#include "cli/workspace.hpp"
#include "revision/graph.hpp"
#include "run/script.hpp"
#include "run/settings.hpp"

namespace retort::cli {

struct Revisions {
  revision::Graph graph;
  bool from_folder = false;  ///< Else compiled in.
  /// What the manifest says against the files: edited, missing or unlisted ones.
  std::vector<Diagnostic> manifest_problems;
};

/// The project's folders if they are there, else what is compiled in. Throws Error with everything that is
/// wrong with files and graph.
Revisions load_revisions(const Workspace& workspace, const Project& project);

/// Throws what the manifest says against the files. For commands that run or write something.
void require_manifest(const Revisions& revisions);

/// SQL files as they stand; C++ revisions from this program. Its function throws Error R0612 for a C++
/// revision that is not compiled in as the folder has it. `project` must outlive the result.
run::ScriptSource script_source(const Project& project);

/// Version table, tool version and the like.
run::Settings run_settings(const Workspace& workspace, const Arguments& arguments);

}  // namespace retort::cli
