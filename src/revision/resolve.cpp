// The one resolver: what a typed name means without a run. Steps that start at the rows belong to the
// planner (steps.cpp), since upgrade and downgrade read them differently.
#include "revision/resolve.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "revision/naming.hpp"
#include "revision/rows.hpp"

namespace retort::revision {
namespace {

Resolved symbol(const Graph& graph, const Spelling& spelling, const Lineage& lineage,
                const std::vector<std::string>* rows) {
  const std::string& name = spelling.symbol;
  if (name == "base") return {true, {}};
  // The bare word `heads` as a target means effective heads; with a branch, heads.
  if (name == "heads") return {false, lineage ? inside(lineage, graph.heads()) : graph.effective_heads()};
  if (name == "head") {
    const auto heads = inside(lineage, graph.heads());
    if (heads.size() > 1)
      refuse("R0255",
             "there are several heads" + (spelling.branch ? " on " + *spelling.branch : "") + ": " +
                 describe(graph, heads),
             "name one of them, or its branch (`BRANCH@head`), or take all with `heads`; `merge heads` joins "
             "them");
    return {false, heads};
  }
  if (name == "current") {
    if (rows == nullptr)
      refuse("R0259", "\"current\" has no meaning here", "it stands for the rows in show, edit and history");
    return {rows->empty(), inside(lineage, Rows(graph, *rows).tips())};
  }
  return {false, {look_up(graph, spelling, lineage)}};
}

/// `x±N` from a resolved x.
Resolved step(const Graph& graph, const Spelling& spelling, const Resolved& from, const Lineage& lineage,
              bool lenient) {
  if (*spelling.steps == 0) return from;
  if (from.revisions.size() > 1)
    refuse("R0257",
           "\"" + spelling.text + "\" starts at several revisions: " + describe(graph, from.revisions),
           "start from one of them");
  const Position start = from.revisions.empty() ? Position{} : Position{from.revisions.front()};
  const Walk walk = *spelling.steps < 0 ? walk_down(graph, start, -*spelling.steps, lineage)
                                        : walk_up(graph, start, *spelling.steps, lineage);
  if (!lenient) require_all_steps(graph, spelling, walk, start);
  return walk.end ? Resolved{false, {*walk.end}} : Resolved{true, {}};
}

Resolved resolve_spelling(const Graph& graph, const Spelling& spelling, const std::vector<std::string>* rows,
                          bool lenient) {
  const Lineage lineage = branch_lineage(graph, spelling);
  if (spelling.from_rows())
    refuse("R0259", "\"" + spelling.text + "\" counts from the database's rows, which has no meaning here",
           "write where to start: head-1, base+2, ae10+1");
  const Resolved start = symbol(graph, spelling, lineage, rows);
  return spelling.steps ? step(graph, spelling, start, lineage, lenient) : start;
}

/// One end of a range; steps count from `other` if that is given, else from the rows.
Resolved range_end(const Graph& graph, const Spelling& spelling, const Resolved* other,
                   const std::vector<std::string>* rows) {
  if (!spelling.from_rows()) return resolve_spelling(graph, spelling, rows, true);
  const Lineage lineage = branch_lineage(graph, spelling);
  Resolved from;
  if (other != nullptr) {
    from = *other;
    from.revisions = inside(lineage, from.revisions);
  } else if (rows != nullptr) {
    from = {rows->empty(), inside(lineage, Rows(graph, *rows).tips())};
  } else {
    refuse("R0259", "\"" + spelling.text + "\" counts from the database's rows, and no database was read",
           "write where to start: head-1, base+2");
  }
  return step(graph, spelling, from, lineage, true);
}

/// A range's two ends, trimmed. Throws Error R0258.
std::pair<std::string_view, std::string_view> ends_of(std::string_view range) {
  const auto colon = range.find(':');
  if (colon == std::string_view::npos || range.find(':', colon + 1) != std::string_view::npos)
    refuse("R0258", "\"" + std::string(range) + "\" is no range",
           "a range is FROM:TO; either end may be missing");
  return {base::trim(range.substr(0, colon)), base::trim(range.substr(colon + 1))};
}

/// As spell(), for questions that come before any complaint.
Spelling spell_quietly(std::string_view name) {
  try {
    return spell(name);
  } catch (const Error&) {  // NOLINT: resolving it complains
    Spelling unreadable;
    unreadable.symbol = "?";
    return unreadable;
  }
}

}  // namespace

bool needs_rows(std::string_view name) {
  const auto spelling = spell_quietly(name);
  return spelling.from_rows() || spelling.symbol == "current";
}

bool range_needs_rows(std::string_view range) {
  if (std::count(range.begin(), range.end(), ':') != 1) return false;
  const auto [low, high] = ends_of(range);
  const auto counts = [](std::string_view end) { return !end.empty() && spell_quietly(end).from_rows(); };
  const auto is_current = [](std::string_view end) {
    return !end.empty() && spell_quietly(end).symbol == "current";
  };
  if (is_current(low) || is_current(high)) return true;
  // Steps count from the other end if that stands by itself.
  const bool low_alone = !low.empty() && !counts(low);
  const bool high_alone = !high.empty() && !counts(high);
  return (counts(low) && !high_alone) || (counts(high) && !low_alone);
}

Resolved resolve(const Graph& graph, std::string_view name, const std::vector<std::string>* rows) {
  return resolve_spelling(graph, spell(name), rows, false);
}

Index resolve_one(const Graph& graph, std::string_view name, const std::vector<std::string>* rows) {
  const auto resolved = resolve(graph, name, rows);
  if (resolved.revisions.size() == 1) return resolved.revisions.front();
  if (resolved.revisions.size() > 1)
    refuse("R0255",
           "\"" + std::string(name) + "\" is several revisions: " + describe(graph, resolved.revisions),
           "name one of them");
  refuse("R0251",
         "\"" + std::string(name) + "\" is no revision" + (graph.empty() ? ": there are none yet" : ""),
         graph.empty() ? "`revision -m TEXT` makes the first" : "`history` lists all of them");
}

Indexes resolve_range(const Graph& graph, std::string_view range, const std::vector<std::string>* rows) {
  const auto [low_text, high_text] = ends_of(range);
  Resolved low{true, {}};
  Resolved high{false, graph.heads()};
  const bool has_low = !low_text.empty();
  const bool has_high = !high_text.empty();
  const Spelling low_spelling = has_low ? spell(low_text) : Spelling{};
  const Spelling high_spelling = has_high ? spell(high_text) : Spelling{};
  const bool low_steps = has_low && low_spelling.from_rows();
  const bool high_steps = has_high && high_spelling.from_rows();
  // An end of its own first, then the one that counts from it.
  if (has_low && !low_steps) low = range_end(graph, low_spelling, nullptr, rows);
  if (has_high)
    high = range_end(graph, high_spelling, high_steps && has_low && !low_steps ? &low : nullptr, rows);
  if (low_steps) low = range_end(graph, low_spelling, has_high && !high_steps ? &high : nullptr, rows);

  auto set = graph.closure(high.revisions);
  for (const Index index : low.revisions) {
    if (!set[index])
      refuse("R0261",
             describe(graph, index) + " does not lead to " +
                 (high.revisions.empty() ? std::string("base") : describe(graph, high.revisions)),
             "a range is OLDER:NEWER");
  }
  const auto below = graph.closure(low.revisions);
  for (Index i = 0; i < graph.size(); ++i) set[i] = set[i] && !below[i];
  for (const Index index : low.revisions) set[index] = true;
  auto order = graph.upgrade_order(set);
  std::reverse(order.begin(), order.end());
  return order;
}

}  // namespace retort::revision
