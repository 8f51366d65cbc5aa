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

/// What `base` or `branch@base` takes: the branch's lineage, and what stands on the revision that names the
/// branch, dependents included. Other branches from the same trunk stay, as do dependents of the trunk.
std::vector<bool> removed_by_base(const Graph& graph, const Spelling& spelling) {
  if (!spelling.branch) return std::vector<bool>(graph.size(), true);
  auto removed = *branch_lineage(graph, spelling);
  const auto standing = above(graph, {resolve_one(graph, *spelling.branch)});
  for (Index i = 0; i < graph.size(); ++i) removed[i] = removed[i] || standing[i];
  return removed;
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
    targets.removed = removed_by_base(graph, spell(name));
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
    plan.rows.remove_all = true;
    plan.rows.remove = row_names;
    plan.rows.rows_after = plan.rows.insert.size();
    plan.rows.after = plan.rows.insert;
    return plan;
  }
  Rows rows(graph, row_names);
  plan.overlapping = rows.overlapping();
  plan.moves = rows.moves();
  const auto before = graph.closure(targets.revisions);
  const auto after = above(graph, targets.revisions);
  const auto related = [&](Index row) { return before[row] || after[row] || targets.removed[row]; };
  Indexes result = coming;
  for (const Index tip : rows.tips()) {
    if (!related(tip)) result.push_back(tip);
  }
  const auto& extra = rows.overlapping();
  const bool tidy = std::any_of(extra.begin(), extra.end(), [&](const std::string& row) {
    return related(static_cast<Index>(graph.find(row)));
  });
  plan.rows = rows.move_to(result, tidy);
  return plan;
}

OfflineStamp plan_offline_stamp(const Graph& graph, const std::vector<std::string>& targets, bool purge) {
  OfflineStamp stamp;
  std::vector<std::string> names = targets;
  for (auto& name : names) {
    const auto colon = name.find(':');
    if (colon == std::string::npos) continue;
    if (names.size() > 1)
      refuse("R0258", "\"" + name + "\" is a range, and stands alone", "write START:END, or targets alone");
    const std::string low = name.substr(0, colon);
    name.erase(0, colon + 1);
    if (name.empty()) name = "heads";
    if (low.empty()) continue;
    for (const Index index : resolve(graph, low).revisions) stamp.from_rows.push_back(graph[index].id);
    if (const auto replaced = graph.squashes().find(low); replaced && replaced->last) stamp.from_rows = {low};
  }
  const auto plan = plan_stamp(graph, stamp.from_rows, names, purge);
  stamp.moves = plan.moves;
  stamp.rows = plan.rows;
  stamp.to_rows = follow(purge ? stamp.from_rows : Rows::moved(graph, stamp.from_rows), stamp.rows);
  return stamp;
}

}  // namespace retort::revision
