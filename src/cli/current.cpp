// `current`: where a database stands. Creates nothing; one connection and one question.
#include <algorithm>

#include "base/text.hpp"
#include "cli/describe.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "cli/rows.hpp"
#include "revision/rows.hpp"

namespace retort::cli {
namespace {

/// Whether the rows are just the heads.
bool at_heads(const revision::Graph& graph, std::vector<std::string> rows) {
  std::vector<std::string> heads;
  for (revision::Index head : graph.effective_heads()) heads.push_back(graph[head].id);
  std::sort(heads.begin(), heads.end());
  return heads == revision::Rows::moved(graph, std::move(rows));
}

int run_current(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  warn_manifest(arguments, revisions);
  const revision::Graph& graph = revisions.graph;
  const std::vector<std::string> rows = read_rows(arguments, workspace);
  const bool current = at_heads(graph, rows);
  const int status = arguments.has("check-heads") && !current ? differences : done;

  // Every line is a current one: only the document says so.
  const Marks marks = marks_of(graph, arguments.has("json") ? &rows : nullptr);
  std::vector<std::string> documents;
  for (const std::string& row : rows) {
    if (const auto replaced = graph.squashes().find(row)) {
      documents.push_back(json::object({{"id", json::text(row)},
                                        {"replaced_by", json::text(replaced->by)},
                                        {"inside", json::boolean(!replaced->last)}}));
      const std::string place =
          replaced->last ? " replaces it)" : " replaces it and others: `upgrade` says more)";
      if (!arguments.has("json")) print_line(row + " " + paint(Paint::yellow, "(" + replaced->by + place));
      continue;
    }
    const std::int64_t index = graph.find(row);
    if (index < 0) {
      documents.push_back(json::object({{"id", json::text(row)}, {"unknown", json::boolean(true)}}));
      if (!arguments.has("json")) print_line(row + " " + paint(Paint::red, "(no file explains this row)"));
      continue;
    }
    const auto at = static_cast<revision::Index>(index);
    documents.push_back(json_of(graph, at, marks));
    if (arguments.has("json")) continue;
    print_line(arguments.has("verbose") ? entry_of(graph, at, marks) : short_line_of(graph, at, marks));
  }
  if (arguments.has("json")) {
    print_line(json::object({{"rows", json::array(documents)}, {"at_heads", json::boolean(current)}}));
  } else if (rows.empty()) {
    note(arguments, "no revision is applied");
  }
  return status;
}

}  // namespace

extern const Command current_command;
const Command current_command{
    .name = "current",
    .group = Group::look,
    .summary = "show which revision a database is at",
    .positional = "",
    .details =
        "With --check-heads the exit status is a health check's: 0 the server answers and the database is "
        "at\n"
        "all heads, 1 it cannot be asked, 2 wrong use, 3 it is somewhere else. One connection and one "
        "question.",
    .example =
        "current\ncurrent --verbose\ncurrent --check-heads && echo up to date\n"
        "current --check-heads --quiet --wait=30",
    .options = {{"check-heads", '\0', "", "exit with 3 if the database is not at all heads"}},
    .run = run_current,
};

}  // namespace retort::cli
