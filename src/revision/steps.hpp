// Which revisions a command runs, in which order, and what each does to the rows (spec: Which steps run,
// stamp).
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "revision/graph.hpp"
#include "revision/rows.hpp"

namespace retort::revision {

struct Step {
  Direction direction = Direction::upgrade;
  Index revision = 0;
  RowChange rows;
};

struct Plan {
  /// Rows that the last of a squashed range left, and where they move before the first step.
  std::vector<std::pair<std::string, std::string>> moves;
  std::vector<Step> steps;
  std::vector<std::string> overlapping;  ///< Rows that the first step removes, since another implies them.
  std::vector<std::string> notes;        ///< Such as: the target is already applied.
};

/// `rows` as the version table holds them. Targets are those of the specification (`heads`, an id, `+2`,
/// `branch@x`). Throws Error R024x to R026x.
Plan plan_upgrade(const Graph& graph, const std::vector<std::string>& rows,
                  const std::vector<std::string>& targets);

Plan plan_downgrade(const Graph& graph, const std::vector<std::string>& rows, const std::string& target);

struct StampPlan {
  std::vector<std::pair<std::string, std::string>> moves;  ///< As in Plan.
  RowChange rows;
  std::vector<std::string> overlapping;
};

/// `purge` empties the table first, whatever its rows are.
StampPlan plan_stamp(const Graph& graph, const std::vector<std::string>& rows,
                     const std::vector<std::string>& targets, bool purge = false);

/// What `--sql` walks: `from:to`, or `to` alone, which starts from base (upgrade and stamp). `from_rows`
/// is where it starts.
struct OfflinePlan {
  std::vector<std::string> from_rows;
  Plan plan;
};
OfflinePlan plan_offline(const Graph& graph, Direction direction, const std::string& range);
/// Several targets start from base; a range stands alone.
OfflinePlan plan_offline(const Graph& graph, Direction direction, const std::vector<std::string>& targets);

/// `stamp --sql start:end`; without a start, from an empty table, and several targets are possible.
struct OfflineStamp {
  std::vector<std::string> from_rows;
  std::vector<std::pair<std::string, std::string>> moves;  ///< As in Plan.
  std::vector<std::string> to_rows;
  RowChange rows;
};
OfflineStamp plan_offline_stamp(const Graph& graph, const std::vector<std::string>& targets,
                                bool purge = false);

}  // namespace retort::revision
