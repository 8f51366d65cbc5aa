// Moving a line of revisions onto another parent: which ones move, and the text of the one file that changes.
#pragma once

#include <string>
#include <vector>

#include "revision/graph.hpp"

namespace retort::revision {

struct Rebase {
  Index bottom = 0;  ///< Whose `revises` changes.
  Indexes moved;     ///< `bottom` and what stands on it, in the order in which an upgrade runs them.
};

/// What `tip` has and `onto` has not. Throws Error R0270 if that is nothing, no single line, begins with a
/// merge, or if `onto` stands on it.
Rebase plan_rebase(const Graph& graph, Index tip, Index onto);

/// The file of `revision` with `parent` as its only parent; nothing else changes. Throws Error R0270 if the
/// text does not read back so.
std::string with_parent(const Revision& revision, const std::string& parent);

}  // namespace retort::revision
