// The changes of a matching as steps, and what has to come before what.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/matching.hpp"

namespace retort::diff {

enum class Action { drop, alter, create };

struct Step {
  Action action;
  const catalog::Object* object;  ///< As it is (drop) or as it is to be.
  const catalog::Kind* root;      ///< The kind of the relation that it belongs to, or its own.
  operation::Changes changes;
  /// Steps of one group are one change, that of the leader: a table and its columns.
  std::size_t leader;
  /// A step into whose change this one goes if everything else that it waits for is done by then; or none.
  std::size_t joins = none;
  std::vector<std::size_t> before;  ///< Steps that must come later.
  /// Steps that had better come later; they do unless that leads to a circle.
  std::size_t waits_for = 0;  ///< How many steps of other groups must come earlier.
  /// What lets the steps of `before` go ahead of this one, if it stands in a circle with them; after that,
  /// `after_stub` takes the place of `changes`.
  operation::Changes stub = {};
  operation::Changes after_stub = {};
  /// Steps that had better come later; they do unless that leads to a circle.
  std::vector<std::size_t> better_before = {};
};

/// The steps of `matching` with all their edges.
std::vector<Step> make_steps(const catalog::Catalog& have, const catalog::Catalog& want, Matching matching);

/// The changes in an order that no edge contradicts, or, where the edges form a circle, that breaks it in one
/// place. Leaders take in their group and what joins them.
operation::Changes order(std::vector<Step> steps);

}  // namespace retort::diff
