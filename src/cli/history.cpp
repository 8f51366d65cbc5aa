// `history`: the revisions, newest first.
#include "cli/describe.hpp"
#include "cli/graph_view.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "cli/rows.hpp"
#include "revision/resolve.hpp"
#include "revision/rows.hpp"

namespace retort::cli {
namespace {

int run_history(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  warn_manifest(arguments, revisions);
  const revision::Graph& graph = revisions.graph;
  if (graph.empty()) note(arguments, "there are no revisions yet");
  const std::string range = arguments.value("rev-range").value_or(":");
  const bool ask = arguments.has("indicate-current") || revision::range_needs_rows(range);
  std::vector<std::string> rows;
  if (ask) rows = read_rows(arguments, workspace);
  const std::vector<std::string>* shown = arguments.has("indicate-current") ? &rows : nullptr;
  const revision::Indexes found = revision::resolve_range(graph, range, ask ? &rows : nullptr);
  std::vector<std::string> documents;
  for (const std::string& row : revision::Rows::unknown(graph, rows)) {
    documents.push_back(json::object({{"id", json::text(row)}, {"unknown", json::boolean(true)}}));
    if (!arguments.has("json"))
      print_line(row + " " + paint(Paint::green, "(current)") + " " +
                 paint(Paint::red, "(no file explains this row)"));
  }
  if (arguments.has("graph") && !arguments.has("json")) {
    print(terminal_drawing(graph, found, shown, arguments.has("verbose")));
    return done;
  }
  const Marks marks = marks_of(graph, shown);
  for (const revision::Index index : found) {
    if (arguments.has("json"))
      documents.push_back(json_of(graph, index, marks));
    else
      print_line(arguments.has("verbose") ? entry_of(graph, index, marks) : line_of(graph, index, marks));
  }
  if (arguments.has("json")) print_line(json::array(documents));
  return done;
}

}  // namespace

extern const Command history_command;
const Command history_command{
    .name = "history",
    .group = Group::look,
    .summary = "list the revisions, newest first",
    .positional = "",
    .details =
        "Reads no database unless -i or a range such as `current:` asks for its rows. With --graph lines\n"
        "lead from each revision down to its parents, dashed ones to what it depends on; with -i too, "
        "filled\n"
        "circles are applied, hollow ones pending.",
    .example = "history\nhistory --graph -i\nhistory -r 1975ea:head --verbose",
    .options = {{"rev-range", 'r', "A:B", "only these; either end may be missing"},
                {"indicate-current", 'i', "", "mark the database's revision"},
                {"graph", '\0', "", "draw how they hang together"}},
    .run = run_history,
    .paged = true,
};

}  // namespace retort::cli
