// What has to come before what.
#pragma once

#include <cstddef>
#include <vector>

#include "diff/row_types.hpp"
#include "diff/steps.hpp"

namespace retort::diff {

/// The steps of one pair.
struct Trio {
  std::size_t drop = none;
  std::size_t alter = none;
  std::size_t create = none;
};

/// Whether the old form of `object`, which is made anew, makes way and goes last.
bool beside(const Pair& pair, const catalog::Object& object);

/// A row type with the steps that make room for new columns in what holds its rows, and take it away; or
/// none.
struct RewrittenRows {
  RowType type;
  std::size_t make_room = none;
  std::size_t take_room = none;
};

/// Adds to `steps` what each has to wait for. `of_pair` is parallel to `matching.pairs`.
void add_edges(const catalog::Catalog& have, const catalog::Catalog& want, const Matching& matching,
               const std::vector<Trio>& of_pair, const std::vector<RewrittenRows>& row_types,
               std::vector<Step>& steps);

}  // namespace retort::diff
