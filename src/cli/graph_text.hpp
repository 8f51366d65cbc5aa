// A graph drawn for a terminal.
#pragma once

#include <string>
#include <vector>

#include "cli/graph_layout.hpp"

namespace retort::cli {

enum class Glyphs { unicode, ascii };

/// What a revision is drawn as.
enum class Symbol { revision, applied, pending, current };

/// What stands beside one revision.
struct NodeText {
  Symbol symbol = Symbol::revision;
  std::vector<std::string> lines;
};

/// One line of a drawing: the graph, and what stands beside it.
struct DrawnLine {
  std::string graph;  ///< Without blanks at its end.
  std::size_t width;  ///< Of `graph`, in characters.
  std::string text;
};

/// `texts` belong to `blocks`, one each.
std::vector<DrawnLine> draw(const std::vector<Block>& blocks, const std::vector<NodeText>& texts,
                            Glyphs glyphs);

/// The drawing with its texts in one column (as far as the graph leaves room), in colour if wanted. Lines are
/// cut at `width` characters; 0: never.
std::string drawing(const std::vector<Block>& blocks, const std::vector<NodeText>& texts, Glyphs glyphs,
                    std::size_t width);

}  // namespace retort::cli
