// What `revision` and `merge` share: the head of a new revision, its file's name, and writing it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/revisions.hpp"
#include "cli/workspace.hpp"
#include "operation/operation.hpp"
#include "render/revision_file.hpp"

namespace retort::cli {

/// A file's name without its extension. `created` as in RevisionHead. Throws Error R0606 if it holds a slash.
std::string file_stem(const Configuration& configuration, const render::RevisionHead& head);

/// Now, as iso_time writes it.
std::string now(const std::string& time_zone);

/// 12 random hex digits that no revision of `graph` begins with.
std::string new_id(const revision::Graph& graph);

/// Message (-m, else $MESSAGE, else `otherwise`), id, time, labels and dependencies from the command line.
/// Throws UsageError without a message.
render::RevisionHead new_head(const Arguments& arguments, const Workspace& workspace,
                              const revision::Graph& graph, const std::string& otherwise = "");

/// Throws Error R0615 if one of the parents stands on another: it has all of that already.
void require_unrelated(const revision::Graph& graph, const revision::Indexes& parents);

/// `sql` or `cpp` as --sql-file and --cpp-file say, else `otherwise`. Throws UsageError for both.
std::string file_extension(const Arguments& arguments, const std::string& otherwise);

/// The project's own templates, if it has any. Throws Error R0606.
std::optional<std::filesystem::path> templates_folder(const Workspace& workspace);

/// A revision file that is not written yet.
struct Written {
  std::filesystem::path folder;
  std::string name;
  std::string content;
  revision::Graph graph;  ///< With it.
};

/// Names the file and proves that the graph with it is sound; writes nothing.
Written prepare_file(const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
                     const render::RevisionHead& head, const std::string& extension, std::string content);

/// Writes the file with its line in the manifest, runs the project's hooks, and says what it wrote.
void put_file(const Arguments& arguments, const Workspace& workspace, const render::RevisionHead& head,
              const Written& written);

/// Renders the revision, proves that the graph with it is sound, writes it with its line in the manifest, and
/// runs the project's hooks. Says what it wrote.
void write_revision(const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
                    const render::RevisionHead& head, const operation::Changes& upgrade,
                    const operation::Changes& downgrade);

}  // namespace retort::cli
