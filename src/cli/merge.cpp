// `merge`: one revision that joins several heads.
#include <algorithm>

#include "base/text.hpp"
#include "cli/new_revision.hpp"
#include "cli/usage.hpp"
#include "revision/resolve.hpp"

namespace retort::cli {
namespace {

int run_merge(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest(revisions);
  const revision::Graph& graph = revisions.graph;
  std::vector<std::string> names = arguments.positional;
  if (names.empty()) names.push_back("heads");

  render::RevisionHead head = new_head(arguments, workspace, graph);
  for (const std::string& name : names) {
    const revision::Indexes found =
        name == "heads" ? graph.heads() : revision::resolve(graph, name).revisions;
    for (revision::Index index : found) {
      if (!graph.is_head(index) && !arguments.has("splice")) {
        throw Error(Diagnostic{.code = "R0615",
                               .text = "revision " + graph[index].id + " is no head",
                               .help = "give --splice to merge it nevertheless"});
      }
      if (std::find(head.revises.begin(), head.revises.end(), graph[index].id) == head.revises.end())
        head.revises.push_back(graph[index].id);
    }
  }
  if (head.revises.size() < 2) {
    throw Error(Diagnostic{.code = "R0615",
                           .text = "there is nothing to merge: only " +
                                   (head.revises.empty() ? std::string("base") : head.revises.front()) +
                                   " is named",
                           .help = "name at least two revisions, or `heads` where there are several"});
  }
  write_revision(arguments, workspace, revisions, head, {}, {});
  return done;
}

}  // namespace

extern const Command merge_command;
const Command merge_command{
    .name = "merge",
    .group = Group::write,
    .summary = "write a revision that joins several heads",
    .positional = "[REVISION]...",
    .details = "REVISION is an id, a label, or `heads` (the default) for all of them.",
    .example = "merge heads -m \"Join the two branches\"",
    .options = {{"message", 'm', "TEXT", "what the revision does"},
                {"sql-file", '\0', "", "write a SQL file"},
                {"cpp-file", '\0', "", "write a C++ file"},
                {"splice", '\0', "", "allow parents that are no heads"},
                {"branch-label", '\0', "LABEL", "a name for the branch that begins here"},
                {"depends-on", '\0', "REVISION", "a revision of another branch that must run before"},
                {"rev-id", '\0', "ID", "the id (default: 12 random hex digits)"},
                {"version-path", '\0', "DIR", "the folder, one of the configured locations"}},
    .run = run_merge,
};

}  // namespace retort::cli
