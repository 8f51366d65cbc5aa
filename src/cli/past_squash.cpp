// Only what is named counts: `upgrade` alone would pass the range, and its end is what decides.
#include "cli/road_inside.hpp"

#include <algorithm>

namespace retort::cli {
namespace {

/// One of the replaced revisions, by its id: neither `heads` nor steps, which mean something else each time.
bool inside(const revision::Graph& graph, const revision::Graph& old_road, const std::string& target) {
  return old_road.find(target) >= 0 && graph.squashes().find(target).has_value();
}

}  // namespace

std::optional<revision::Graph> road_inside(const revision::Graph& graph, const Error& error,
                                           const std::vector<std::string>& rows,
                                           const std::vector<std::string>& targets) {
  if (error.code() != "R0242") return std::nullopt;
  for (const std::string& row : rows) {
    const auto replaced = graph.squashes().find(row);
    if (!replaced || replaced->last) continue;
    try {
      revision::Graph old_road = graph.unsquashed(replaced->by);
      const bool good = std::all_of(targets.begin(), targets.end(), [&](const std::string& target) {
        return inside(graph, old_road, target);
      });
      if (good) return old_road;
    } catch (const Error&) {  // NOLINT: the files are gone, as R0242 says
    }
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace retort::cli
