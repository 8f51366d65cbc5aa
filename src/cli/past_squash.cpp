// What is asked for decides: `upgrade` alone would pass the range, and its end is where the row moves.
#include "cli/past_squash.hpp"

#include <algorithm>
#include <optional>

#include <retort/error.hpp>

namespace retort::cli {
namespace {

using revision::Direction;
using revision::Graph;

/// `head`, `branch@heads-1`: what means something else as the project goes on.
bool means_heads(const std::string& target) {
  const auto at = target.find('@');
  const std::string rest = target.substr(at == std::string::npos ? 0 : at + 1);
  const std::string symbol = rest.substr(0, rest.find_first_of("+-"));
  return symbol == "head" || symbol == "heads" || rest.empty();
}

/// Whether `plan` on the old road stays below what stands on the range.
bool stays(const Graph& old_road, const revision::Plan& plan, const std::string& last) {
  const auto end = static_cast<revision::Index>(old_road.find(last));
  revision::Indexes others;
  for (const revision::Step& step : plan.steps) {
    if (step.revision != end) others.push_back(step.revision);
  }
  return !old_road.closure(others)[end];
}

/// The squash inside of whose range `row` stands.
std::optional<std::string> squash_around(const Graph& graph, const std::string& row) {
  const auto replaced = graph.squashes().find(row);
  if (!replaced || replaced->last) return std::nullopt;
  return replaced->by;
}

std::optional<Graph> without(const Graph& graph, const std::string& squash) {
  try {
    return graph.unsquashed(squash);
  } catch (const Error&) {  // NOLINT: the files are gone, as R0242 says
    return std::nullopt;
  }
}

const std::string& last_of(const Graph& graph, const std::string& squash) {
  return graph[static_cast<revision::Index>(graph.find(squash))].replaces.back();
}

std::optional<Graph> road_inside(const Graph& graph, Direction direction,
                                 const std::vector<std::string>& rows,
                                 const std::vector<std::string>& targets) {
  for (const std::string& row : rows) {
    const auto squash = squash_around(graph, row);
    if (!squash) continue;
    auto old_road = without(graph, *squash);
    if (!old_road || direction == Direction::downgrade) return old_road;
    if (std::any_of(targets.begin(), targets.end(), means_heads)) return std::nullopt;
    if (stays(*old_road, revision::plan_upgrade(*old_road, rows, targets), last_of(graph, *squash)))
      return old_road;
    return std::nullopt;
  }
  return std::nullopt;
}

std::string start_of(const std::vector<std::string>& targets) {
  const auto colon = targets.size() == 1 ? targets.front().find(':') : std::string::npos;
  return colon == std::string::npos ? "" : targets.front().substr(0, colon);
}

}  // namespace

void walk_past_squash(const Graph& graph, Direction direction, const std::vector<std::string>& targets,
                      const std::function<std::vector<std::string>()>& rows,
                      const std::function<void(const Graph&)>& walk) {
  try {
    walk(graph);
  } catch (const Error& error) {
    if (error.code() != "R0242") throw;
    const auto road = road_inside(graph, direction, rows(), targets);
    if (!road) throw;
    walk(*road);
  }
}

void walk_past_squash_offline(const Graph& graph, Direction direction,
                              const std::vector<std::string>& targets,
                              const std::function<void(const Graph&, const revision::OfflinePlan&)>& walk) {
  const std::string start = start_of(targets);
  const auto squash = squash_around(graph, start);
  const auto road = squash ? without(graph, *squash) : std::nullopt;
  if (!road) return walk(graph, revision::plan_offline(graph, direction, targets));
  const auto plan = revision::plan_offline(*road, direction, targets);
  const std::string& last = last_of(graph, *squash);
  if (direction == Direction::downgrade || stays(*road, plan.plan, last)) return walk(*road, plan);
  const std::string end = targets.front().substr(start.size());
  throw Error(Diagnostic{.code = "R0242",
                         .text = start + " stands in the middle of what " + *squash +
                                 " replaces, and the script would lead beyond it",
                         .help = "write two: `upgrade " + start + ":" + last + " --sql`, then `upgrade " +
                                 last + end + " --sql`",
                         .place = {},
                         .excerpt = {}});
}

}  // namespace retort::cli
