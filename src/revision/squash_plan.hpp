// What a squash of a range would replace, and where it would stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "revision/graph.hpp"

namespace retort::revision {

struct SquashPlan {
  Indexes replaced;                     ///< In the order in which an upgrade runs them; the last one last.
  std::vector<std::string> revises;     ///< Parents outside of the range.
  std::vector<std::string> depends_on;  ///< What the range depends on, outside of it.
  std::vector<std::string> labels;      ///< Of all that is replaced.
  bool transactional = true;
};

/// `range` as `history -r` reads it, both ends included. Throws Error R0267 for a range that no single
/// revision can stand for: one or none, several ends, something outside that stands on its middle, or only
/// some of it in transactions; and those of resolve_range.
SquashPlan plan_squash(const Graph& graph, std::string_view range);

}  // namespace retort::revision
