// `graph`: the revisions as a picture.
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/graph_notation.hpp"
#include "cli/graph_view.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "cli/rows.hpp"
#include "cli/usage.hpp"
#include "revision/resolve.hpp"

namespace retort::cli {
namespace {

/// What --format says, else the ending of --output; svg for standard output. Throws UsageError R0603 for an
/// ending that says nothing.
std::string format_of(const Arguments& arguments) {
  if (const auto format = arguments.value("format")) return *format;
  const std::string output = arguments.value("output").value_or("");
  if (output.ends_with(".dot") || output.ends_with(".gv")) return "dot";
  if (output.ends_with(".mmd") || output.ends_with(".mermaid")) return "mermaid";
  if (output.empty() || output == "-" || output.ends_with(".svg")) return "svg";
  throw UsageError(
      Diagnostic{.code = "R0603",
                 .text = "`" + output + "` does not say which picture it is to be: no format ends like that",
                 .help = "end it in .svg, .dot, .gv, .mmd or .mermaid, or give --format; for others, `" +
                         arguments.program + " graph --format dot | dot -Tpng > graph.png`"});
}

int run_graph(const Arguments& arguments, const Project& project) {
  refuse_json(arguments, "graph", "a picture; `history --json` has the same as data");
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  warn_manifest(arguments, revisions);
  const revision::Graph& graph = revisions.graph;
  const std::string range = arguments.value("rev-range").value_or(":");
  const bool current = arguments.has("indicate-current");
  std::vector<std::string> rows;
  const bool ask = current || revision::range_needs_rows(range);
  if (ask) rows = read_rows(arguments, workspace);
  const revision::Indexes order = revision::resolve_range(graph, range, ask ? &rows : nullptr);
  const std::vector<PictureNode> nodes = picture_nodes(graph, order, current ? &rows : nullptr);
  const std::string format = format_of(arguments);
  const std::string picture = format == "dot"       ? dot(graph, order, nodes)
                              : format == "mermaid" ? mermaid(graph, order, nodes)
                                                    : svg(lay_out(graph, order), nodes, "Revisions");
  const std::string output = arguments.value("output").value_or("-");
  if (output == "-") {
    print(picture);
  } else {
    base::write_file(output, picture);
    note(arguments, "wrote " + output);
  }
  return done;
}

}  // namespace

extern const Command graph_command;
const Command graph_command{
    .name = "graph",
    .group = Group::look,
    .summary = "draw the revisions as a picture",
    .positional = "",
    .details =
        "svg stands alone, in a browser or a page; dot is for Graphviz, mermaid for Markdown on GitHub and\n"
        "GitLab. Dependencies are dashed. On the terminal, `history --graph` draws the same.",
    .example =
        "graph -o revisions.svg\ngraph --format dot | dot -Tpng > revisions.png\ngraph -i --format mermaid",
    .options = {{"format",
                 '\0',
                 "FORMAT",
                 "svg, dot or mermaid (default: as FILE ends; svg without FILE)",
                 {"svg", "dot", "mermaid"}},
                {"output", 'o', "FILE", "the file to write (default: standard output)"},
                {"rev-range", 'r', "A:B", "only these; either end may be missing"},
                {"indicate-current", 'i', "", "mark where the database is, and what is pending"}},
    .run = run_graph,
};

}  // namespace retort::cli
