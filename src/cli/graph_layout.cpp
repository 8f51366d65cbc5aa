// Each lane is a line on its way down to one revision. A row of the grid does one thing alone, so that a line
// can be followed by eye without knowing the whole: it either forks (one line becomes several, to the right
// of a revision) or joins (several lines to one revision become the leftmost of them). A line that meets
// another one to the same revision joins it at once, which keeps the drawing narrow.
#include "cli/graph_layout.hpp"

#include <algorithm>
#include <optional>

namespace retort::cli {
namespace {

struct Line {
  revision::Index to;
  bool dashed;

  bool operator==(const Line&) const = default;
};

class Layout {
 public:
  Layout(const revision::Graph& graph, const revision::Indexes& order) : graph_(graph), shown_(graph.size()) {
    for (const revision::Index index : order) shown_[index] = true;
  }

  Block add(revision::Index revision) {
    Block block;
    block.revision = revision;
    std::vector<std::size_t> incoming;
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (lanes_[i] && lanes_[i]->to == revision) incoming.push_back(i);
    }
    if (incoming.size() > 1) block.before.push_back(join(incoming));
    block.lane = incoming.empty() ? lane_of_head() : incoming.front();
    block.node = vertical();
    block.node.resize(std::max(block.node.size(), block.lane + 1));
    block.node[block.lane] = Cell{.up = !incoming.empty(), .node = true};

    lanes_[block.lane].reset();
    fork(block);
    while (std::optional<std::vector<std::size_t>> same = doubled()) block.after.push_back(join(*same));
    ended_.reset();
    if (!block.node[block.lane].down) ended_ = block.lane;
    while (!lanes_.empty() && !lanes_.back()) lanes_.pop_back();
    block.plain = vertical();
    return block;
  }

 private:
  std::size_t free_lane(std::size_t from) {
    for (std::size_t i = from; i < lanes_.size(); ++i) {
      if (!lanes_[i]) return i;
    }
    lanes_.resize(std::max(from, lanes_.size()) + 1);
    return lanes_.size() - 1;
  }

  /// Not right below a revision that ends its lane: they would look like parent and child.
  std::size_t lane_of_head() {
    const std::size_t lane = free_lane(0);
    return ended_ == lane ? free_lane(lane + 1) : lane;
  }

  CellRow vertical() const {
    CellRow row(lanes_.size());
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (lanes_[i]) row[i] = Cell{.up = true, .down = true, .dashed = lanes_[i]->dashed};
    }
    return row;
  }

  /// The lines that leave `block`: the first goes straight down.
  void fork(Block& block) {
    std::vector<Line> lines;
    for (const revision::Index parent : graph_.parents(block.revision)) {
      if (shown_[parent]) lines.push_back({parent, false});
    }
    for (const revision::Index needed : graph_.dependencies(block.revision)) {
      const revision::Indexes& parents = graph_.parents(block.revision);
      if (shown_[needed] && std::find(parents.begin(), parents.end(), needed) == parents.end())
        lines.push_back({needed, true});
    }
    if (lines.empty()) return;
    block.node[block.lane].down = true;
    lanes_[block.lane] = lines.front();
    if (lines.size() == 1) return;
    CellRow row = vertical();
    std::vector<std::size_t> ends;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const std::size_t lane = free_lane(block.lane + 1);
      lanes_[lane] = lines[i];
      ends.push_back(lane);
    }
    row.resize(std::max(row.size(), lanes_.size()));
    for (const std::size_t end : ends) row[end] = Cell{.down = true, .dashed = lanes_[end]->dashed};
    connect(row, block.lane, ends);
    block.after.push_back(std::move(row));
  }

  /// Lanes with the same line, leftmost first.
  std::optional<std::vector<std::size_t>> doubled() const {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      if (!lanes_[i]) continue;
      std::vector<std::size_t> same{i};
      for (std::size_t k = i + 1; k < lanes_.size(); ++k) {
        if (lanes_[k] == lanes_[i]) same.push_back(k);
      }
      if (same.size() > 1) return same;
    }
    return std::nullopt;
  }

  /// Ends all of `lanes` but the first in the first.
  CellRow join(const std::vector<std::size_t>& lanes) {
    CellRow row = vertical();
    const std::vector<std::size_t> ends(lanes.begin() + 1, lanes.end());
    for (const std::size_t end : ends) {
      row[end].down = false;
      if (!lanes_[end]->dashed) lanes_[lanes.front()]->dashed = false;
    }
    connect(row, lanes.front(), ends);
    for (const std::size_t end : ends) lanes_[end].reset();
    return row;
  }

  /// Draws from `from` to the right, as far as the last of `ends`. A stretch is dashed if every line that
  /// comes over it is.
  static void connect(CellRow& row, std::size_t from, const std::vector<std::size_t>& ends) {
    const std::size_t last = *std::max_element(ends.begin(), ends.end());
    bool dashed = true;
    for (std::size_t i = last; i > from; --i) {
      const bool end = std::find(ends.begin(), ends.end(), i) != ends.end();
      row[i].right = i != last;
      row[i].dashed_right = row[i].right && dashed;
      if (end) dashed = dashed && row[i].dashed;
      row[i].left = true;
      row[i].dashed_left = dashed;
    }
    row[from].right = true;
    row[from].dashed_right = dashed;
  }

  const revision::Graph& graph_;
  std::vector<bool> shown_;
  std::vector<std::optional<Line>> lanes_;
  std::optional<std::size_t> ended_;  ///< The lane of the last revision, if no line leaves it.
};

}  // namespace

std::vector<Block> lay_out(const revision::Graph& graph, const revision::Indexes& order) {
  Layout layout(graph, order);
  std::vector<Block> blocks;
  blocks.reserve(order.size());
  for (const revision::Index revision : order) blocks.push_back(layout.add(revision));
  return blocks;
}

std::size_t lanes_of(const std::vector<Block>& blocks) {
  std::size_t lanes = 0;
  for (const Block& block : blocks) {
    lanes = std::max(lanes, block.node.size());
    for (const std::vector<CellRow>* rows : {&block.before, &block.after}) {
      for (const CellRow& row : *rows) lanes = std::max(lanes, row.size());
    }
  }
  return lanes;
}

}  // namespace retort::cli
