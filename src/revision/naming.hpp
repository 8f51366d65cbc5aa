// Private to the resolver and the planner: a typed name in its parts, and steps along the graph.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "revision/graph.hpp"

namespace retort::revision {

/// `branch@symbol±steps` in its parts.
struct Spelling {
  std::string text;  ///< As typed.
  std::optional<std::string> branch;
  std::string symbol;              ///< Empty for `+2` and `branch@-1`.
  std::optional<long long> steps;  ///< With its sign.

  bool from_rows() const { return symbol.empty(); }
};

/// Throws Error R0258.
Spelling spell(std::string_view text);

/// The part of the graph that a name may mean: the lineage of its branch, or everything.
using Lineage = std::optional<std::vector<bool>>;

bool inside(const Lineage& lineage, Index index);
Indexes inside(const Lineage& lineage, const Indexes& all);

/// The lineage of `branch@`; nothing where no branch is named. Throws Error R0254 or R0252.
Lineage branch_lineage(const Graph& graph, const Spelling& spelling);

/// An id, label or unique prefix. Throws Error R0251, R0252, R0253.
Index look_up(const Graph& graph, const Spelling& spelling, const Lineage& lineage);

/// A revision, or base.
using Position = std::optional<Index>;

struct Walk {
  Position end;
  Position last;        ///< The revision before the end: on the way down, the child of the end.
  long long taken = 0;  ///< Less than asked for only if the graph ended.
};

/// `count` steps towards the bases or the heads. Throws Error R0257 where there are several ways.
Walk walk_down(const Graph& graph, Position from, long long count, const Lineage& lineage);
Walk walk_up(const Graph& graph, Position from, long long count, const Lineage& lineage);

/// Throws Error R0256 unless `walk` took as many steps as `spelling` asks for.
void require_all_steps(const Graph& graph, const Spelling& spelling, const Walk& walk, Position from);

/// `ae1027a6acf2 (Add phone to users)`, and several of them with commas; at most ten.
std::string describe(const Graph& graph, Index index);
std::string describe(const Graph& graph, const Indexes& all);
std::string describe(const Graph& graph, Position position);

[[noreturn]] void refuse(const char* code, std::string text, std::string help);

}  // namespace retort::revision
