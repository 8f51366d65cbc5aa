// A catalog in which tables stand by themselves that have parents.
#pragma once

#include <cstdint>
#include <set>
#include <unordered_map>
#include <vector>

#include "diff/side.hpp"

namespace retort::diff {

/// A table that moves, with the stand-in of its parents.
struct Moving {
  std::uint32_t made_up = 0;  ///< The stand-in's identifier; 0: none is needed.
  Name stand_in;
  std::set<Side::Part> stand_in_parts;
  std::set<Side::Part> left_out;  ///< Checks that cannot be there while the table joins its parents.
};
using MovingTables = std::unordered_map<std::uint32_t, Moving>;  ///< By their identifiers.

struct Apart {
  catalog::Catalog catalog;
  /// The tables that move, as they were read, by their objects in `catalog`.
  std::unordered_map<const catalog::Object*, catalog::ObjectPtr> originals;
  /// How triggers are enabled that come with the parents, on tables that move and below.
  std::vector<catalog::ObjectPtr> of_parents;
};

/// Without what comes `later`.
Apart set_apart(const catalog::Catalog& catalog, const MovingTables& moving,
                const std::set<const catalog::Object*>& later = {});

}  // namespace retort::diff
