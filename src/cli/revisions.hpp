// Where the revisions of a command come from, and how each becomes a script.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include <retort/project.hpp>

#include "cli/command.hpp"
#include "cli/workspace.hpp"
#include "operation/operation.hpp"
#include "revision/graph.hpp"
#include "run/script.hpp"
#include "run/settings.hpp"

namespace retort::cli {

struct Revisions {
  revision::Graph graph;
  bool from_folder = false;  ///< Else compiled in.
  /// What the manifest says against the names of the files: missing or unlisted ones, or that it is broken.
  std::vector<Diagnostic> manifest_problems;
  /// The hashes that manifests list, by the path of the file.
  std::vector<std::pair<std::string, std::string>> listed;
};

/// The project's folders if they are there, else what is compiled in. Throws Error with everything that is
/// wrong with files and graph.
Revisions load_revisions(const Workspace& workspace, const Project& project);

/// R0225 for each file with another hash than the manifest's; reads all bytes of all files.
std::vector<Diagnostic> edited_files(const Revisions& revisions);

/// Everything that the manifest says against the files, edited ones included.
std::vector<Diagnostic> manifest_problems(const Revisions& revisions);

/// Throws what `manifest_problems` finds. For commands that run or write something.
void require_manifest(const Revisions& revisions);

/// Warns of missing and unlisted files. For commands that only look, which go on.
void warn_manifest(const Arguments& arguments, const Revisions& revisions);

/// SQL files as they stand; C++ revisions from this program. Its function throws Error R0612 for a C++
/// revision that is not compiled in as the folder has it. `project` must outlive the result.
run::ScriptSource script_source(const Project& project);

/// What a C++ revision asks for. Throws Error R0612 as script_source.
operation::Changes recorded_changes(const Project& project, const revision::Revision& revision,
                                    revision::Direction direction);

/// The SQL of `changes`, which stand in the file `path`.
run::Script script_of(const operation::Changes& changes, const std::string& path);

/// `5s`, `2min`, `1h`, `500ms`; a bare number is milliseconds. Throws UsageError R0603.
std::chrono::milliseconds parse_wait(const std::string& text);

/// Version table, tool version and the like.
run::Settings run_settings(const Workspace& workspace, const Arguments& arguments);

}  // namespace retort::cli
