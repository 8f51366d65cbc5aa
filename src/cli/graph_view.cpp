#include "cli/graph_view.hpp"

#include "base/text.hpp"
#include "cli/environment.hpp"
#include "cli/terminal.hpp"

namespace retort::cli {
namespace {

/// Which revisions a database with `rows` has; rows that no file explains count for nothing.
std::vector<bool> applied_by(const revision::Graph& graph, const std::vector<std::string>& rows) {
  revision::Indexes known;
  for (const std::string& row : rows) {
    const std::int64_t index = graph.find(row);
    if (index >= 0) known.push_back(static_cast<revision::Index>(index));
  }
  return graph.closure(known);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines = base::split(text, '\n');
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace

std::string terminal_drawing(const revision::Graph& graph, const revision::Indexes& order,
                             const std::vector<std::string>* rows, bool verbose) {
  const Marks marks = marks_of(graph, rows);
  std::vector<bool> applied;
  if (rows != nullptr) applied = applied_by(graph, *rows);
  std::vector<NodeText> texts;
  for (const revision::Index index : order) {
    NodeText text;
    if (rows != nullptr) text.symbol = applied[index] ? Symbol::applied : Symbol::pending;
    if (marks.current[index]) text.symbol = Symbol::current;
    if (verbose) {
      text.lines = lines_of(entry_of(graph, index, marks));
      text.lines.emplace_back();
    } else {
      const std::string& message = graph[index].message;
      text.lines = {short_line_of(graph, index, marks) + (message.empty() ? "" : "  " + message)};
    }
    texts.push_back(std::move(text));
  }
  const Glyphs glyphs = utf8_locale(process_environment()) ? Glyphs::unicode : Glyphs::ascii;
  return drawing(lay_out(graph, order), texts, glyphs, terminal_width());
}

std::vector<PictureNode> picture_nodes(const revision::Graph& graph, const revision::Indexes& order,
                                       const std::vector<std::string>* rows) {
  const Marks marks = marks_of(graph, rows);
  std::vector<bool> applied;
  if (rows != nullptr) applied = applied_by(graph, *rows);
  std::vector<PictureNode> nodes;
  for (const revision::Index index : order) {
    PictureNode node;
    node.id = graph[index].id;
    node.message = graph[index].message;
    node.created = graph[index].created;
    node.head = graph.is_head(index);
    node.current = marks.current[index];
    node.pending = rows != nullptr && !applied[index];
    node.marks = marks_in_words(graph, index, marks);
    nodes.push_back(std::move(node));
  }
  return nodes;
}

}  // namespace retort::cli
