// The graph that revisions make (spec: revisions, parents, dependencies, labels). Pure values; every walk is
// a loop, and linear.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "revision/revision.hpp"
#include "revision/squash.hpp"

namespace retort::revision {

/// A revision's place in Graph::revisions().
using Index = std::uint32_t;
using Indexes = std::vector<Index>;

class Graph {
 public:
  Graph() = default;
  /// Throws Error with every problem of the graph at once: R0231 (an id twice), R0232 (unknown parent), R0233
  /// (unknown dependency), R0234 (a label twice, or equal to an id), R0235 (a cycle), R0236 (a bad
  /// character), R0237 (a reserved name), R0238 (wrong `replaces`). What a squash replaces is left out,
  /// unless `undone` names that squash: then it is left out itself.
  explicit Graph(std::vector<Revision> revisions, const std::vector<std::string>& undone = {});

  /// Sorted by file name.
  const std::vector<Revision>& revisions() const noexcept { return revisions_; }
  const Revision& operator[](Index index) const { return revisions_[index]; }
  std::size_t size() const noexcept { return revisions_.size(); }
  bool empty() const noexcept { return revisions_.empty(); }

  /// All by their place in revisions(), in that order, unless said otherwise.
  const Indexes& parents(Index index) const { return parents_[index]; }  ///< By `revises`, as written.
  const Indexes& children(Index index) const { return children_[index]; }
  const Indexes& dependencies(Index index) const { return dependencies_[index]; }  ///< As written.
  const Indexes& dependents(Index index) const { return dependents_[index]; }

  Indexes bases() const;
  Indexes heads() const;            ///< Nobody's parent.
  Indexes effective_heads() const;  ///< Nobody's parent and nobody's dependency.
  bool is_base(Index index) const { return parents_[index].empty(); }
  bool is_head(Index index) const { return children_[index].empty(); }
  bool is_branch_point(Index index) const { return children_[index].size() > 1; }
  bool is_merge(Index index) const { return parents_[index].size() > 1; }

  /// The revision with exactly this id or label, or -1. The last id of a squashed range finds the squash.
  std::int64_t find(std::string_view id_or_label) const;

  const Squashes& squashes() const noexcept { return squashes_; }
  /// The same revisions as they were before `squash`; the files of all that it replaces must be there. Throws
  /// Error as the constructor.
  Graph unsquashed(const std::string& squash) const;

  /// Parents, and dependencies that are no parents; and the same the other way.
  Indexes prerequisites(Index index) const;
  Indexes successors(Index index) const;

  /// Which revisions `of` and their ancestors are, dependencies included: one entry for each revision.
  std::vector<bool> closure(const Indexes& of) const;
  /// Ancestors and descendants by `revises`, and `of` itself.
  std::vector<bool> lineage(Index of) const;
  /// Labels to show beside a revision: its own, those of ancestors, and those of descendants with no branch
  /// point or merge from there on.
  std::vector<std::vector<std::string>> shown_labels() const;
  /// The members of `set` in the order in which an upgrade runs them (spec: Order).
  Indexes upgrade_order(const std::vector<bool>& set) const;

 private:
  std::vector<Revision> revisions_;
  std::vector<Indexes> parents_, children_, dependencies_, dependents_;
  std::unordered_map<std::string, Index> names_;
  Squashes squashes_;
};

}  // namespace retort::revision
