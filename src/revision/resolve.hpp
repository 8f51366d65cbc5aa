// From what a person types to revisions (spec: Naming a revision). One resolver for every command.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "revision/graph.hpp"

namespace retort::revision {

/// What a name stands for. `base` is no revision: it stands before all of them (or before those of `branch`).
struct Resolved {
  bool base = false;
  Indexes revisions;  ///< One, but for `heads`; empty for base, and for `head` of an empty folder.
};

/// A name without reference to rows but for `current`: ids, labels, prefixes, head, heads, base, `branch@…`,
/// `x±N`. `rows` is what `current` means; null where `current` may not be used. Throws Error: R0251 (unknown
/// name), R0252 (ambiguous prefix), R0253 (not on that branch), R0254 (unknown branch), R0255 (several
/// heads), R0256 (too few steps), R0257 (several ways), R0258 (cannot be read), R0259 (steps from the rows
/// where they mean nothing).
Resolved resolve(const Graph& graph, std::string_view name, const std::vector<std::string>* rows = nullptr);

/// Whether `name` can only be read against a database's rows: `current`, or steps from them. False for what
/// `resolve` will refuse.
bool needs_rows(std::string_view name);

/// The same for a range.
bool range_needs_rows(std::string_view range);

/// As `resolve`, for exactly one revision (show, edit, --head).
Index resolve_one(const Graph& graph, std::string_view name, const std::vector<std::string>* rows = nullptr);

/// The revisions of `history -r a:b`, newest first. Either end may be missing; `+N` and `-N` count from the
/// other end or from the rows; too few steps is no error here.
Indexes resolve_range(const Graph& graph, std::string_view range,
                      const std::vector<std::string>* rows = nullptr);

}  // namespace retort::revision
