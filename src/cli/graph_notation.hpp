// A graph in the notations of other programs, which lay it out themselves.
#pragma once

#include <string>
#include <vector>

#include "cli/graph_svg.hpp"
#include "revision/graph.hpp"

namespace retort::cli {

/// For Graphviz. `nodes` belong to `order`, one each. Edges lead from parents and dependencies (dashed) up to
/// what stands on them.
std::string dot(const revision::Graph& graph, const revision::Indexes& order,
                const std::vector<PictureNode>& nodes);

/// A flowchart for Mermaid, as Markdown on GitHub and GitLab draws it.
std::string mermaid(const revision::Graph& graph, const revision::Indexes& order,
                    const std::vector<PictureNode>& nodes);

}  // namespace retort::cli
