#include "cli/graph_notation.hpp"

#include <algorithm>
#include <functional>

#include "base/text.hpp"

namespace retort::cli {
namespace {

/// Calls `edge` for every line between two of `order`, in that order.
void each_edge(const revision::Graph& graph, const revision::Indexes& order,
               const std::function<void(revision::Index from, revision::Index to, bool dashed)>& edge) {
  std::vector<bool> shown(graph.size());
  for (const revision::Index index : order) shown[index] = true;
  for (const revision::Index index : order) {
    const revision::Indexes& parents = graph.parents(index);
    for (const revision::Index parent : parents) {
      if (shown[parent]) edge(parent, index, false);
    }
    for (const revision::Index needed : graph.dependencies(index)) {
      if (shown[needed] && std::find(parents.begin(), parents.end(), needed) == parents.end())
        edge(needed, index, true);
    }
  }
}

/// Id and marks, then the message.
std::string label(const PictureNode& node, const std::string& line_break) {
  std::string out = node.id;
  for (const std::string& mark : node.marks) out += " (" + mark + ")";
  return node.message.empty() ? out : out + line_break + node.message;
}

std::string without_controls(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return text;
}

std::string dot_text(std::string text) {
  text = without_controls(std::move(text));
  return "\"" + base::replace_all(base::replace_all(text, "\\", "\\\\"), "\"", "\\\"") + "\"";
}

/// Mermaid reads entities between # and ; in quoted text, and tags.
std::string mermaid_text(std::string text) {
  std::string out;
  for (const char c : without_controls(std::move(text))) {
    if (std::string_view("#\"<>&`").find(c) != std::string_view::npos)
      out += "#" + std::to_string(static_cast<int>(c)) + ";";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string dot(const revision::Graph& graph, const revision::Indexes& order,
                const std::vector<PictureNode>& nodes) {
  std::string out =
      "digraph revisions {\n  rankdir = BT\n"
      "  node [shape = box, style = rounded, fontname = \"monospace\", fontsize = 11]\n";
  for (std::size_t i = 0; i < order.size(); ++i) {
    // The line break is Graphviz's own and stands between texts that are quoted already.
    const std::string text = base::replace_all(dot_text(label(nodes[i], "\x7f")), "\x7f", "\\n");
    out += "  " + dot_text(nodes[i].id) + " [label = " + text;
    if (nodes[i].current)
      out += ", style = \"rounded,filled\", fillcolor = palegreen";
    else if (nodes[i].pending)
      out += ", style = \"rounded,dashed\"";
    if (nodes[i].head) out += ", penwidth = 2";
    out += "]\n";
  }
  each_edge(graph, order, [&](revision::Index from, revision::Index to, bool dashed) {
    out += "  " + dot_text(graph[from].id) + " -> " + dot_text(graph[to].id) +
           (dashed ? " [style = dashed]\n" : "\n");
  });
  return out + "}\n";
}

std::string mermaid(const revision::Graph& graph, const revision::Indexes& order,
                    const std::vector<PictureNode>& nodes) {
  std::string out = "flowchart BT\n";
  std::vector<std::string> names(graph.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    names[order[i]] = "r" + std::to_string(order.size() - i);
    const std::string text = base::replace_all(mermaid_text(label(nodes[i], "\x7f")), "\x7f", "<br/>");
    const std::string kind = nodes[i].current   ? ":::current"
                             : nodes[i].pending ? ":::pending"
                             : nodes[i].head    ? ":::head"
                                                : "";
    out += "  " + names[order[i]] + "[\"" + text + "\"]" + kind + "\n";
  }
  each_edge(graph, order, [&](revision::Index from, revision::Index to, bool dashed) {
    out += "  " + names[from] + (dashed ? " -.-> " : " --> ") + names[to] + "\n";
  });
  return out +
         "  classDef head stroke-width:3px\n  classDef current fill:#d2f5d6,stroke:#1a7f37,color:#000\n"
         "  classDef pending stroke-dasharray:4 3\n";
}

}  // namespace retort::cli
