// `show`: one revision, or several, in full.
#include <algorithm>
#include <utility>

#include "cli/describe.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "cli/rows.hpp"
#include "revision/resolve.hpp"
#include "revision/rows.hpp"

namespace retort::cli {
namespace {

int run_show(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  warn_manifest(arguments, revisions);
  const revision::Graph& graph = revisions.graph;
  std::vector<std::string> names = arguments.positional;
  if (names.empty()) names.push_back("heads");
  std::vector<std::string> rows;
  bool ask = false;
  for (const std::string& name : names) ask = ask || revision::needs_rows(name);
  if (ask) {
    rows = read_rows(arguments, workspace);
  }
  const Marks marks = marks_of(graph, ask ? &rows : nullptr);
  std::vector<std::string> documents;
  bool first = true;
  // What no file explains is told and left out: the others can still be shown.
  const std::vector<std::string> unknown = revision::Rows::unknown(graph, rows);
  for (const std::string& row : unknown) {
    rows.erase(std::find(rows.begin(), rows.end(), row));
    documents.push_back(json::object({{"id", json::text(row)}, {"unknown", json::boolean(true)}}));
    if (!arguments.has("json")) print_line(row + " " + paint(Paint::red, "(no file explains this row)"));
  }
  for (const std::string& name : names) {
    const revision::Resolved found = revision::resolve(graph, name, ask ? &rows : nullptr);
    if (found.revisions.empty())
      note(arguments, found.base ? "`" + name + "` stands before the first revision: there is nothing to show"
                                 : "there are no revisions yet");
    for (const revision::Index index : found.revisions) {
      if (arguments.has("json")) {
        documents.push_back(json_of(graph, index, marks));
        continue;
      }
      if (!std::exchange(first, false)) print("\n");
      print(entry_of(graph, index, marks));
      if (arguments.has("verbose")) print("\n" + graph[index].file.content);
    }
  }
  if (arguments.has("json")) print_line(json::array(documents));
  return done;
}

}  // namespace

extern const Command show_command;
const Command show_command{
    .name = "show",
    .group = Group::look,
    .summary = "show what a revision is: its parents, labels, time, file and message",
    .positional = "[REVISION]...",
    .details =
        "REVISION is an id, a prefix, a label, head, heads (the default) or current. --verbose prints the\n"
        "file itself as well.",
    .example = "show\nshow current\nshow 7c0d91 --verbose",
    .options = {},
    .run = run_show,
    .paged = true,
};

}  // namespace retort::cli
