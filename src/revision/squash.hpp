// Revisions that others replace (`-- replaces:`), taken out of the graph, and what their ids mean from then
// on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "revision/revision.hpp"

namespace retort::revision {

/// What became of a replaced revision.
struct Replacement {
  std::string by;     ///< The revision that stands for it in the graph.
  bool last = false;  ///< A database whose row it is has applied all that `by` replaces; else it is inside.
};

class Squashes {
 public:
  Squashes() = default;
  /// Takes the replaced revisions out of `revisions`, and the squashes named in `undone` instead of what they
  /// replace. Adds R0238 (replaced twice, or by itself) to `problems`.
  Squashes(std::vector<Revision>& revisions, const std::vector<std::string>& undone,
           std::vector<Diagnostic>& problems);

  bool empty() const noexcept { return replaced_by_.empty(); }
  /// What stands for `id` now; nothing for an id that nobody replaces.
  std::optional<Replacement> find(std::string_view id) const;
  /// The ids that lead to `by` as its last, however many squashes lie between.
  std::vector<std::string> aliases_of(const std::string& by) const;
  /// The replaced revisions whose files are still there.
  const std::vector<Revision>& files() const noexcept { return files_; }

 private:
  std::unordered_map<std::string, Replacement> replaced_by_;  ///< By the squash that names it.
  std::vector<Revision> files_;
};

}  // namespace retort::revision
