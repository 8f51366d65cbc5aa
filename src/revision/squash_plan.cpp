// A range can be replaced if nothing outside can tell: all that stands on it stands on its end.
#include "revision/squash_plan.hpp"

#include <algorithm>

#include "revision/naming.hpp"
#include "revision/resolve.hpp"

namespace retort::revision {
namespace {

void add(std::vector<std::string>& to, const std::string& text) {
  if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
}

void require_one_end(const Graph& graph, const Indexes& order, const std::vector<bool>& inside) {
  Indexes ends;
  for (const Index one : order) {
    const auto next = graph.successors(one);
    if (std::none_of(next.begin(), next.end(), [&](Index other) { return inside[other]; }))
      ends.push_back(one);
  }
  if (ends.size() > 1)
    refuse("R0267", "the range has several ends: " + describe(graph, ends),
           "squash each branch by itself, or merge them first and squash up to the merge");
  for (const Index one : order) {
    if (one == ends.front()) continue;
    for (const Index other : graph.successors(one)) {
      if (!inside[other])
        refuse("R0267",
               describe(graph, other) + " stands on " + describe(graph, one) + ", in the middle of the range",
               "squash up to " + graph[one].id + ", and what comes after it by itself");
    }
  }
}

bool all_transactional(const Graph& graph, const Indexes& order) {
  for (const Index one : order) {
    if (graph[one].transactional != graph[order.front()].transactional)
      refuse("R0267",
             "only some of the range runs in transactions: " +
                 describe(graph, graph[one].transactional ? order.front() : one) + " does not",
             "squash what stands before it, and what stands after it");
  }
  return graph[order.front()].transactional;
}

}  // namespace

SquashPlan plan_squash(const Graph& graph, std::string_view range) {
  SquashPlan plan;
  plan.replaced = resolve_range(graph, range);
  std::reverse(plan.replaced.begin(), plan.replaced.end());
  if (plan.replaced.size() < 2)
    refuse("R0267",
           "\"" + std::string(range) + "\" is " + (plan.replaced.empty() ? "no revision" : "one revision") +
               ", and a squash joins several",
           "`history -r " + std::string(range) + "` shows what the range holds");
  std::vector<bool> inside(graph.size(), false);
  for (const Index one : plan.replaced) inside[one] = true;
  require_one_end(graph, plan.replaced, inside);
  plan.transactional = all_transactional(graph, plan.replaced);
  for (const Index one : plan.replaced) {
    for (const Index parent : graph.parents(one)) {
      if (!inside[parent]) add(plan.revises, graph[parent].id);
    }
    for (const Index needed : graph.dependencies(one)) {
      if (!inside[needed]) add(plan.depends_on, graph[needed].id);
    }
    for (const auto& label : graph[one].branch_labels) add(plan.labels, label);
  }
  return plan;
}

}  // namespace retort::revision
