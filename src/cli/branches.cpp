// `branches`: where the line of revisions parts.
#include "cli/describe.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"

namespace retort::cli {
namespace {

int run_branches(const Arguments& arguments, const Project& project) {
  const Revisions revisions = load_revisions(open_workspace(arguments), project);
  warn_manifest(arguments, revisions);
  const revision::Graph& graph = revisions.graph;
  const Marks marks = marks_of(graph);
  std::vector<std::string> documents;
  for (revision::Index i = 0; i < graph.size(); ++i) {
    if (!graph.is_branch_point(i)) continue;
    std::vector<std::string> children;
    for (revision::Index child : graph.children(i)) children.push_back(graph[child].id);
    documents.push_back(
        json::object({{"branch_point", json_of(graph, i, marks)}, {"children", json::texts(children)}}));
    if (arguments.has("json")) continue;
    print_line(arguments.has("verbose") ? entry_of(graph, i, marks) : line_of(graph, i, marks));
    for (revision::Index child : graph.children(i))
      print_line("    -> " + short_line_of(graph, child, marks));
  }
  if (arguments.has("json"))
    print_line(json::array(documents));
  else if (documents.empty())
    note(arguments, "there are no branches");
  return done;
}

}  // namespace

extern const Command branches_command;
const Command branches_command{
    .name = "branches",
    .group = Group::look,
    .summary = "list the revisions from which several others go on",
    .positional = "",
    .details = "",
    .example = "branches --verbose",
    .options = {},
    .run = run_branches,
    .paged = true,
};

}  // namespace retort::cli
