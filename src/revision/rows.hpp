// What the version table holds, as a set of applied revisions, and what each step does to it (spec: Rows).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "revision/graph.hpp"

namespace retort::revision {

/// What one step does to the version table, in this order. Each entry touches exactly one row.
struct RowChange {
  bool remove_all = false;  ///< Whatever the table holds; `remove` then lists what is known of it.
  std::vector<std::string> remove;
  std::optional<std::pair<std::string, std::string>> update;  ///< From, to.
  std::vector<std::string> insert;
  std::size_t rows_after = 0;      ///< How many rows the table then has.
  std::vector<std::string> after;  ///< And which, sorted by bytes; left empty where they are more than 50.

  bool empty() const { return !remove_all && remove.empty() && !update && insert.empty(); }
};

/// `rows` after `change`, sorted by bytes.
std::vector<std::string> follow(std::vector<std::string> rows, const RowChange& change);

/// The rows of a database read against the graph.
class Rows {
 public:
  /// Throws Error R0241 for rows that no revision explains, R0242 for rows inside of a squashed range.
  Rows(const Graph& graph, const std::vector<std::string>& rows);

  /// Which of `rows` no revision explains.
  static std::vector<std::string> unknown(const Graph& graph, const std::vector<std::string>& rows);

  bool applied(Index index) const { return applied_[index]; }
  const std::vector<bool>& applied() const noexcept { return applied_; }
  /// The applied revisions that no other applied one stands on, by their place in the graph.
  Indexes tips() const;
  /// Rows that another row implies: they go with the first change.
  const std::vector<std::string>& overlapping() const noexcept { return overlapping_; }

  /// Rows that are the last of a squashed range, and the squash to which each moves. All else speaks of rows
  /// after these moves.
  const std::vector<std::pair<std::string, std::string>>& moves() const noexcept { return moves_; }

  /// `rows` after the moves that they allow.
  static std::vector<std::string> moved(const Graph& graph, std::vector<std::string> rows);

  /// The change that applying `index` makes; every prerequisite is applied and `index` is not.
  RowChange apply(Index index);
  /// The change that undoing `index` makes; it is a tip.
  RowChange undo(Index index);
  /// The change from the present rows to exactly `tips`; with `tidy`, overlapping rows go even if nothing
  /// else changes.
  RowChange move_to(const Indexes& tips, bool tidy);

 private:
  RowChange finish(RowChange change, bool tidy = false);

  const Graph* graph_;
  std::vector<bool> applied_;
  std::vector<std::uint32_t> standing_on_;  ///< How many applied revisions stand on each.
  std::vector<std::string> current_;        ///< The tips' ids, sorted.
  std::vector<std::string> overlapping_;
  std::vector<std::pair<std::string, std::string>> moves_;
};

}  // namespace retort::revision
