// Where the lines of a drawn graph run: a grid of cells, as `git log --graph` has it, before anybody says
// what a cell looks like. The terminal and the SVG picture draw the same grid.
#pragma once

#include <cstddef>
#include <vector>

#include "revision/graph.hpp"

namespace retort::cli {

/// What passes through one lane in one row. Where lines go both up and down and left and right they cross: no
/// four ways ever meet.
struct Cell {
  bool up = false;
  bool down = false;
  bool left = false;
  bool right = false;
  bool dashed = false;  ///< What goes up or down is a dependency.
  bool dashed_left = false;
  bool dashed_right = false;
  bool node = false;

  bool operator==(const Cell&) const = default;
};
using CellRow = std::vector<Cell>;

/// The rows of one revision, from top to bottom.
struct Block {
  revision::Index revision = 0;
  std::size_t lane = 0;
  std::vector<CellRow> before;  ///< Lines that come together in the revision.
  CellRow node;
  std::vector<CellRow> after;  ///< Lines that begin in it, and what they join at once.
  CellRow plain;               ///< Lines that go on: may be repeated as often as text needs room.
};

/// `order` holds revisions of `graph`, children and dependents before what they stand on. Lines lead from
/// each to those of its parents and dependencies that are in `order`.
std::vector<Block> lay_out(const revision::Graph& graph, const revision::Indexes& order);

/// How many lanes the widest row has.
std::size_t lanes_of(const std::vector<Block>& blocks);

}  // namespace retort::cli
