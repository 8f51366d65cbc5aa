// What `history --graph` and `graph` show of each revision.
#pragma once

#include <string>
#include <vector>

#include "cli/describe.hpp"
#include "cli/graph_svg.hpp"
#include "cli/graph_text.hpp"

namespace retort::cli {

/// The drawing for the terminal that this process writes to. `rows` are those of the database, null where
/// none was asked; `verbose` shows each revision in full.
std::string terminal_drawing(const revision::Graph& graph, const revision::Indexes& order,
                             const std::vector<std::string>* rows, bool verbose);

/// One for each of `order`.
std::vector<PictureNode> picture_nodes(const revision::Graph& graph, const revision::Indexes& order,
                                       const std::vector<std::string>* rows);

}  // namespace retort::cli
