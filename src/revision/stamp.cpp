// Stamping: rows move, nothing runs. All targets are looked at together, so that one does not undo another
// and rows of other branches stay.
#include <algorithm>

#include "revision/naming.hpp"
#include "revision/resolve.hpp"
#include "revision/steps.hpp"

namespace retort::revision {
namespace {

/// Everything that stands on one of `from`, themselves included.
std::vector<bool> above(const Graph& graph, const Indexes& from) {
  std::vector<bool> seen(graph.size(), false);
  Indexes stack = from;
  for (const Index index : from) seen[index] = true;
  while (!stack.empty()) {
    const Index at = stack.back();
    stack.pop_back();
    for (const Index next : graph.successors(at)) {
      if (seen[next]) continue;
      seen[next] = true;
      stack.push_back(next);
    }
  }
  return seen;
}

struct Targets {
  Indexes revisions;
  std::vector<bool> removed;  ///< Rows that go whatever comes: for `base`.
};

Targets read(const Graph& graph, const std::vector<std::string>& names) {
  Targets targets;
  targets.removed.assign(graph.size(), false);
  for (const auto& name : names) {
    const auto resolved = resolve(graph, name);
    targets.revisions.insert(targets.revisions.end(), resolved.revisions.begin(), resolved.revisions.end());
    if (!resolved.base) continue;
    if (names.size() > 1)
      refuse("R0264", "\"" + name + "\" stands alone: it removes rows, and other targets set them",
             "stamp base first, then the others");
    const auto lineage = branch_lineage(graph, spell(name));
    // The rows of the branch, and of what needs one of its revisions by dependency.
    Indexes needing;
    for (Index i = 0; i < graph.size(); ++i) {
      if (!inside(lineage, i)) continue;
      targets.removed[i] = true;
      const auto& more = graph.dependents(i);
      needing.insert(needing.end(), more.begin(), more.end());
    }
    const auto needed = above(graph, needing);
    for (Index i = 0; i < graph.size(); ++i) targets.removed[i] = targets.removed[i] || needed[i];
  }
  std::sort(targets.revisions.begin(), targets.revisions.end());
  targets.revisions.erase(std::unique(targets.revisions.begin(), targets.revisions.end()),
                          targets.revisions.end());
  return targets;
}

/// Refuses a target that another descends from, and leaves away those that another depends on.
Indexes independent(const Graph& graph, const Indexes& targets) {
  Indexes below;
  for (const Index target : targets) {
    const auto before = graph.prerequisites(target);
    below.insert(below.end(), before.begin(), before.end());
  }
  const auto implied = graph.closure(below);
  Indexes kept;
  for (const Index target : targets) {
    if (!implied[target]) kept.push_back(target);
  }
  if (kept.size() == targets.size()) return kept;
  for (const Index other : targets) {
    const auto lineage = graph.lineage(other);
    for (const Index target : targets) {
      if (target == other || !lineage[target] || !graph.closure({other})[target]) continue;
      refuse("R0265", describe(graph, target) + " is an ancestor of " + describe(graph, other),
             "stamp " + graph[other].id + " alone: it implies the other");
    }
  }
  return kept;
}

}  // namespace

StampPlan plan_stamp(const Graph& graph, const std::vector<std::string>& row_names,
                     const std::vector<std::string>& names, bool purge) {
  const Targets targets = read(graph, names);
  const Indexes coming = independent(graph, targets.revisions);
  StampPlan plan;
  if (purge) {
    for (const Index target : coming) plan.rows.insert.push_back(graph[target].id);
    std::sort(plan.rows.insert.begin(), plan.rows.insert.end());
    plan.rows.remove = row_names;
    plan.rows.rows_after = plan.rows.insert.size();
    plan.rows.after = plan.rows.insert;
    return plan;
  }
  Rows rows(graph, row_names);
  plan.overlapping = rows.overlapping();
  const auto before = graph.closure(targets.revisions);
  const auto after = above(graph, targets.revisions);
  Indexes result = coming;
  for (const Index tip : rows.tips()) {
    const bool related = before[tip] || after[tip] || targets.removed[tip];
    if (!related) result.push_back(tip);
  }
  plan.rows = rows.move_to(result);
  return plan;
}

OfflineStamp plan_offline_stamp(const Graph& graph, const std::string& range) {
  const auto colon = range.find(':');
  const std::string low = colon == std::string::npos ? "" : range.substr(0, colon);
  const std::string high = colon == std::string::npos ? range : range.substr(colon + 1);
  OfflineStamp stamp;
  if (!low.empty()) {
    for (const Index index : resolve(graph, low).revisions) stamp.from_rows.push_back(graph[index].id);
  }
  stamp.rows = plan_stamp(graph, stamp.from_rows, {high.empty() ? "heads" : high}).rows;
  stamp.to_rows = follow(stamp.from_rows, stamp.rows);
  return stamp;
}

}  // namespace retort::revision
