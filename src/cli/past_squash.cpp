// Only what is named counts: `upgrade` alone would pass the range, and its end is what decides.
#include "cli/past_squash.hpp"

#include <algorithm>
#include <optional>

#include <retort/error.hpp>

namespace retort::cli {
namespace {

/// One of the replaced revisions, by its id: neither `heads` nor steps, which mean something else each time.
bool inside(const revision::Graph& graph, const revision::Graph& old_road, const std::string& target) {
  return old_road.find(target) >= 0 && graph.squashes().find(target).has_value();
}

/// The graph without the squash inside of which `rows` stand.
std::optional<revision::Graph> road_inside(const revision::Graph& graph, const std::vector<std::string>& rows,
                                           const std::vector<std::string>& targets) {
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

}  // namespace

run::Outcome walk_past_squash(const revision::Graph& graph, const std::vector<std::string>& targets,
                              const std::function<std::vector<std::string>()>& rows,
                              const std::function<run::Outcome(const revision::Graph&)>& walk) {
  try {
    return walk(graph);
  } catch (const Error& error) {
    if (error.code() != "R0242") throw;
    const auto road = road_inside(graph, rows(), targets);
    if (!road) throw;
    return walk(*road);
  }
}

}  // namespace retort::cli
