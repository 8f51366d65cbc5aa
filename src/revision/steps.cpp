// Plans: targets against rows give the revisions to run, and walking through them in order gives what each
// does to the rows. The rows before the run decide; nothing is read again in between.
#include "revision/steps.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "revision/naming.hpp"
#include "revision/resolve.hpp"

namespace retort::revision {
namespace {

std::string with_branch(const Spelling& spelling) {
  return spelling.branch ? " on the branch " + *spelling.branch : "";
}

/// Where `+N` and `branch@+N` start.
Position upgrade_start(const Graph& graph, const Rows& rows, const Spelling& spelling,
                       const Lineage& lineage) {
  const auto tips = inside(lineage, rows.tips());
  if (tips.size() > 1)
    refuse("R0257",
           "\"" + spelling.text + "\" could start at several rows" + with_branch(spelling) + ": " +
               describe(graph, tips),
           "type " + graph[tips.front()].id + spelling.text.substr(spelling.text.find('+')) +
               " to start from that one, or name its branch");
  if (tips.size() == 1) return tips.front();
  if (!lineage) return std::nullopt;
  // No row on the branch: the newest of what is applied there.
  std::vector<bool> there(graph.size(), false);
  for (Index i = 0; i < graph.size(); ++i) there[i] = rows.applied(i) && inside(lineage, i);
  const auto order = graph.upgrade_order(there);
  return order.empty() ? Position{} : Position{order.back()};
}

/// Where `-N` and `branch@-N` start.
Index downgrade_start(const Graph& graph, const Rows& rows, const Spelling& spelling,
                      const Lineage& lineage) {
  auto tips = inside(lineage, rows.tips());
  if (tips.empty() && lineage) {
    for (Index i = 0; i < graph.size(); ++i) {
      if (!rows.applied(i) || !inside(lineage, i)) continue;
      const auto& children = graph.children(i);
      const bool last =
          std::none_of(children.begin(), children.end(), [&](Index c) { return rows.applied(c); });
      if (last) tips.push_back(i);
    }
  }
  if (tips.size() == 1) return tips.front();
  if (tips.empty())
    refuse(
        "R0262",
        "nothing is applied" + with_branch(spelling) + ", so \"" + spelling.text + "\" has nowhere to start",
        "`current` shows what is applied");
  refuse("R0257",
         "\"" + spelling.text + "\" could start at several rows" + with_branch(spelling) + ": " +
             describe(graph, tips),
         "type " + graph[tips.front()].id + "@" + spelling.text.substr(spelling.text.find('-')) +
             " to take that one's line down, or name the revision to go to");
}

Indexes upgrade_target(const Graph& graph, const Rows& rows, const std::string& target) {
  const Spelling spelling = spell(target);
  if (!spelling.from_rows()) return resolve(graph, target).revisions;
  const Lineage lineage = branch_lineage(graph, spelling);
  if (*spelling.steps < 0)
    refuse("R0260", "\"" + target + "\" goes down, and this is an upgrade",
           "`downgrade " + target + "` goes down");
  const Position start = upgrade_start(graph, rows, spelling, lineage);
  const Walk walk = walk_up(graph, start, *spelling.steps, lineage);
  require_all_steps(graph, spelling, walk, start);
  return {*walk.end};
}

/// What a downgrade goes to: the target, and the first revisions that must go.
struct Goal {
  Position target;
  Indexes roots;
};

Goal downgrade_goal(const Graph& graph, const Rows& rows, const std::string& target) {
  const Spelling spelling = spell(target);
  const Lineage lineage = branch_lineage(graph, spelling);
  if (spelling.from_rows()) {
    if (*spelling.steps > 0)
      refuse("R0260", "\"" + target + "\" goes up, and this is a downgrade",
             "`upgrade " + target + "` goes up");
    const Index start = downgrade_start(graph, rows, spelling, lineage);
    const Walk walk = walk_down(graph, start, -*spelling.steps, lineage);
    require_all_steps(graph, spelling, walk, start);
    return {walk.end, {*walk.last}};
  }
  const auto resolved = resolve(graph, target);
  if (resolved.revisions.size() > 1)
    refuse("R0255", "\"" + target + "\" is several revisions: " + describe(graph, resolved.revisions),
           "a downgrade goes to one revision, or to base");
  if (resolved.revisions.empty()) return {std::nullopt, inside(lineage, graph.bases())};
  return {resolved.revisions.front(), inside(lineage, graph.children(resolved.revisions.front()))};
}

/// Every applied revision that stands on `roots`, themselves included.
std::vector<bool> applied_above(const Graph& graph, const Rows& rows, const Indexes& roots) {
  std::vector<bool> going(graph.size(), false);
  Indexes stack;
  const auto push = [&](Index index) {
    if (going[index] || !rows.applied(index)) return;
    going[index] = true;
    stack.push_back(index);
  };
  for (const Index root : roots) push(root);
  while (!stack.empty()) {
    const Index at = stack.back();
    stack.pop_back();
    for (const Index next : graph.children(at)) push(next);
    for (const Index next : graph.dependents(at)) push(next);
  }
  return going;
}

[[noreturn]] void invalid_downgrade(const Graph& graph, const Rows& rows, Index target) {
  if (!rows.applied(target))
    refuse("R0263", describe(graph, target) + " is no downgrade target from here: it is not applied",
           "`current` shows what is applied");
  Indexes holders;
  for (const Index tip : rows.tips()) {
    if (graph.closure({tip})[target]) holders.push_back(tip);
  }
  refuse("R0263",
         describe(graph, target) + " is no downgrade target from here: nothing above it is applied, and " +
             describe(graph, holders) + " holds it by dependency",
         "take " + graph[holders.front()].id + " down first: downgrade " + graph[holders.front()].id + "@-1");
}

/// Throws Error R0261 where the script to `to` would be the other direction's: without a database nobody else
/// notices.
void require_direction(const Graph& graph, bool up, const Indexes& from, const std::string& to) {
  if ((from.empty() && up) || spell(to).from_rows()) return;
  const Resolved goal = resolve(graph, to);
  const auto below = graph.closure(from);
  // Up, a goal below the start is the wrong way; down, one that is not below it. Siblings of the start are
  // for an upgrade.
  const auto wrong = [&](Index index) {
    const bool start = std::find(from.begin(), from.end(), index) != from.end();
    return up ? below[index] && !start : !below[index];
  };
  const bool all_wrong =
      goal.base ? up
                : !goal.revisions.empty() && std::all_of(goal.revisions.begin(), goal.revisions.end(), wrong);
  if (!all_wrong) return;
  const std::string start = from.empty() ? "base" : describe(graph, from);
  const std::string end = goal.base ? "base" : describe(graph, goal.revisions);
  refuse("R0261",
         start + (up ? " is above " : " is not above ") + end + ", where this is to " +
             (up ? "go up" : "go down"),
         up ? "the range of an upgrade is OLDER:NEWER; `downgrade` with the same range goes down"
            : "the range of a downgrade is NEWER:OLDER");
}

}  // namespace

Plan plan_upgrade(const Graph& graph, const std::vector<std::string>& row_names,
                  const std::vector<std::string>& targets) {
  Rows rows(graph, row_names);
  Plan plan;
  plan.overlapping = rows.overlapping();
  plan.moves = rows.moves();
  Indexes wanted;
  for (const auto& target : targets) {
    const auto found = upgrade_target(graph, rows, target);
    wanted.insert(wanted.end(), found.begin(), found.end());
    if (found.size() != 1 || target == "head" || !rows.applied(found.front())) continue;
    plan.notes.push_back(describe(graph, found.front()) + " is already applied");
  }
  auto set = graph.closure(wanted);
  for (Index i = 0; i < graph.size(); ++i) set[i] = set[i] && !rows.applied(i);
  for (const Index index : graph.upgrade_order(set))
    plan.steps.push_back({Direction::upgrade, index, rows.apply(index)});
  return plan;
}

Plan plan_downgrade(const Graph& graph, const std::vector<std::string>& row_names,
                    const std::string& target) {
  Rows rows(graph, row_names);
  Plan plan;
  plan.overlapping = rows.overlapping();
  plan.moves = rows.moves();
  const Goal goal = downgrade_goal(graph, rows, target);
  auto order = graph.upgrade_order(applied_above(graph, rows, goal.roots));
  if (order.empty() && goal.target) {
    const auto tips = rows.tips();
    if (std::find(tips.begin(), tips.end(), *goal.target) == tips.end())
      invalid_downgrade(graph, rows, *goal.target);
  }
  std::reverse(order.begin(), order.end());
  for (const Index index : order) plan.steps.push_back({Direction::downgrade, index, rows.undo(index)});
  return plan;
}

OfflinePlan plan_offline(const Graph& graph, Direction direction, const std::vector<std::string>& targets) {
  if (targets.size() == 1) return plan_offline(graph, direction, targets.front());
  for (const auto& target : targets) {
    if (target.find(':') != std::string::npos)
      refuse("R0258", "\"" + target + "\" is a range, and stands alone",
             "write one script for each range, or targets without a start, which all begin at base");
  }
  return {{}, plan_upgrade(graph, {}, targets)};
}

OfflinePlan plan_offline(const Graph& graph, Direction direction, const std::string& range) {
  const auto colon = range.find(':');
  const bool up = direction == Direction::upgrade;
  if (colon == std::string::npos && !up)
    refuse("R0258", "\"" + range + "\" is no range, and a downgrade without a database needs one",
           "write FROM:TO, such as head:base");
  std::string low = colon == std::string::npos ? "" : range.substr(0, colon);
  std::string high = colon == std::string::npos ? range : range.substr(colon + 1);
  if (low.empty()) low = up ? "base" : "heads";
  if (high.empty()) high = up ? "heads" : "base";
  OfflinePlan offline;
  const Indexes from = resolve(graph, low).revisions;
  require_direction(graph, up, from, high);
  for (const Index index : from) offline.from_rows.push_back(graph[index].id);
  // Whoever says that the database is at the last of a squashed range has that row in it.
  if (const auto replaced = graph.squashes().find(low); replaced && replaced->last) offline.from_rows = {low};
  offline.plan =
      up ? plan_upgrade(graph, offline.from_rows, {high}) : plan_downgrade(graph, offline.from_rows, high);
  return offline;
}

}  // namespace retort::revision
