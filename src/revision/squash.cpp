// A squash does not touch the files that revise what it replaces: their `revises` goes on naming the last of
// the range, and that name leads to the squash. So files may be deleted, or kept until every database has
// passed the range, and no other file changes.
#include "revision/squash.hpp"

#include <algorithm>

namespace retort::revision {
namespace {

Diagnostic wrong(const Revision& squash, std::string text, std::string help) {
  return {.code = "R0238",
          .text = std::move(text),
          .help = std::move(help),
          .place = {squash.file.path, squash.line, squash.line ? 1 : 0},
          .excerpt = {}};
}

}  // namespace

Squashes::Squashes(std::vector<Revision>& revisions, const std::vector<std::string>& undone,
                   std::vector<Diagnostic>& problems) {
  const auto is_undone = [&undone](const std::string& id) {
    return std::find(undone.begin(), undone.end(), id) != undone.end();
  };
  bool any = false;
  for (const auto& squash : revisions) {
    if (squash.replaces.empty()) continue;
    any = true;
    // The other way round: the squash is gone, and its name leads to the last that it would replace.
    if (is_undone(squash.id)) {
      replaced_by_[squash.id] = {squash.replaces.back(), true};
      continue;
    }
    for (const auto& id : squash.replaces) {
      if (id == squash.id) {
        problems.push_back(wrong(squash, squash.id + " replaces itself", "take it out of `replaces`"));
        continue;
      }
      const auto [found, fresh] =
          replaced_by_.try_emplace(id, Replacement{squash.id, id == squash.replaces.back()});
      if (!fresh && found->second.by != squash.id)
        problems.push_back(wrong(squash,
                                 id + " is replaced twice: by " + found->second.by + " and by " + squash.id,
                                 "a later squash replaces the earlier squash, not what that replaced"));
    }
  }
  if (!any) return;
  const auto stays = [this](const Revision& one) { return !replaced_by_.contains(one.id); };
  const auto gone = std::stable_partition(revisions.begin(), revisions.end(), stays);
  for (auto at = gone; at != revisions.end(); ++at) {
    if (!is_undone(at->id)) files_.push_back(std::move(*at));
  }
  revisions.erase(gone, revisions.end());
}

std::optional<Replacement> Squashes::find(std::string_view id) const {
  auto found = replaced_by_.find(std::string(id));
  if (found == replaced_by_.end()) return std::nullopt;
  Replacement replacement = found->second;
  // Squashes of squashes; never longer than their number, so that a circle of them ends too.
  for (std::size_t i = 0; i < replaced_by_.size(); ++i) {
    found = replaced_by_.find(replacement.by);
    if (found == replaced_by_.end()) break;
    replacement = {found->second.by, replacement.last && found->second.last};
  }
  return replacement;
}

std::vector<std::string> Squashes::aliases_of(const std::string& by) const {
  std::vector<std::string> aliases;
  for (const auto& [id, direct] : replaced_by_) {
    const auto found = find(id);
    if (found->last && found->by == by) aliases.push_back(id);
  }
  std::sort(aliases.begin(), aliases.end());
  return aliases;
}

}  // namespace retort::revision
