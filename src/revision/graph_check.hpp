// Private to the graph: what can be wrong with the names and links of a set of revisions.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "revision/graph.hpp"

namespace retort::revision {

/// The revisions' links as far as they lead to revisions that exist.
struct Links {
  std::unordered_map<std::string, Index> names;
  std::vector<Indexes> parents, dependencies;
};

/// Adds everything wrong but cycles (R0231 to R0234, R0236, R0237) to `problems`.
Links link(const std::vector<Revision>& revisions, const Squashes& squashes,
           std::vector<Diagnostic>& problems);

/// Adds R0235 for each cycle, naming only the revisions on it.
void check_cycles(const std::vector<Revision>& revisions, const Links& links,
                  std::vector<Diagnostic>& problems);

/// Whether `name` may be an id or a label; `head`, `heads`, `base` and `current` are another matter.
bool well_formed(std::string_view name);
bool reserved(std::string_view name);

}  // namespace retort::revision
