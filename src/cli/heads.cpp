// `heads`: the newest revision of each branch.
#include "cli/describe.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"

namespace retort::cli {
namespace {

int run_heads(const Arguments& arguments, const Project& project) {
  const Revisions revisions = load_revisions(open_workspace(arguments), project);
  warn_manifest(arguments, revisions);
  const revision::Graph& graph = revisions.graph;
  const Marks marks = marks_of(graph);
  std::vector<std::string> documents;
  for (revision::Index head :
       arguments.has("resolve-dependencies") ? graph.effective_heads() : graph.heads()) {
    if (arguments.has("json"))
      documents.push_back(json_of(graph, head, marks));
    else
      print_line(arguments.has("verbose") ? entry_of(graph, head, marks) : short_line_of(graph, head, marks));
  }
  if (arguments.has("json")) print_line(json::array(documents));
  return done;
}

}  // namespace

extern const Command heads_command;
const Command heads_command{
    .name = "heads",
    .group = Group::look,
    .summary = "list the newest revision of each branch",
    .positional = "",
    .details = "",
    .example = "heads\nheads --verbose",
    .options = {{"resolve-dependencies", '\0', "", "leave out heads that another revision depends on"}},
    .run = run_heads,
    .paged = true,
};

}  // namespace retort::cli
