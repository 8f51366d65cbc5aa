// The graph. Links are kept as numbers in both directions, so that every walk is a loop over vectors: ten
// thousand revisions in one line must neither overflow a stack nor cost more than their number.
#include "revision/graph.hpp"

#include <algorithm>
#include <queue>

#include "revision/graph_check.hpp"

namespace retort::revision {
namespace {

Indexes joined(const Indexes& first, const Indexes& second) {
  Indexes all = first;
  for (const Index one : second) {
    if (std::find(first.begin(), first.end(), one) == first.end()) all.push_back(one);
  }
  return all;
}

/// Marks everything that `links` reach from `from`.
void walk(std::vector<bool>& seen, Indexes from, const std::vector<Indexes>& links) {
  while (!from.empty()) {
    const Index at = from.back();
    from.pop_back();
    for (const Index next : links[at]) {
      if (seen[next]) continue;
      seen[next] = true;
      from.push_back(next);
    }
  }
}

}  // namespace

Graph::Graph(std::vector<Revision> revisions, const std::vector<std::string>& undone)
    : revisions_(std::move(revisions)) {
  const auto before = [](const Revision& a, const Revision& b) {
    const int order = a.file.name.compare(b.file.name);
    return order != 0 ? order < 0 : a.file.path < b.file.path;
  };
  // Files arrive in order, and moving ten thousand revisions about is not free.
  if (!std::is_sorted(revisions_.begin(), revisions_.end(), before))
    std::stable_sort(revisions_.begin(), revisions_.end(), before);
  std::vector<Diagnostic> problems;
  squashes_ = Squashes(revisions_, undone, problems);
  Links links = link(revisions_, squashes_, problems);
  check_cycles(revisions_, links, problems);
  if (!problems.empty()) throw Error(std::move(problems));
  names_ = std::move(links.names);
  parents_ = std::move(links.parents);
  dependencies_ = std::move(links.dependencies);
  children_.resize(size());
  dependents_.resize(size());
  for (Index i = 0; i < size(); ++i) {
    for (const Index parent : parents_[i]) children_[parent].push_back(i);
    for (const Index dependency : dependencies_[i]) dependents_[dependency].push_back(i);
  }
}

Indexes Graph::bases() const {
  Indexes found;
  for (Index i = 0; i < size(); ++i) {
    if (is_base(i)) found.push_back(i);
  }
  return found;
}

Indexes Graph::heads() const {
  Indexes found;
  for (Index i = 0; i < size(); ++i) {
    if (is_head(i)) found.push_back(i);
  }
  return found;
}

Indexes Graph::effective_heads() const {
  Indexes found;
  for (Index i = 0; i < size(); ++i) {
    if (is_head(i) && dependents_[i].empty()) found.push_back(i);
  }
  return found;
}

std::int64_t Graph::find(std::string_view id_or_label) const {
  const auto found = names_.find(std::string(id_or_label));
  return found == names_.end() ? -1 : static_cast<std::int64_t>(found->second);
}

Graph Graph::unsquashed(const std::string& squash) const {
  std::vector<Revision> all = revisions_;
  all.insert(all.end(), squashes_.files().begin(), squashes_.files().end());
  return Graph(std::move(all), {squash});
}

Indexes Graph::prerequisites(Index index) const {
  return joined(parents_[index], dependencies_[index]);
}

Indexes Graph::successors(Index index) const {
  return joined(children_[index], dependents_[index]);
}

std::vector<bool> Graph::closure(const Indexes& of) const {
  std::vector<bool> seen(size(), false);
  Indexes stack;
  const auto push = [&](Index index) {
    if (seen[index]) return;
    seen[index] = true;
    stack.push_back(index);
  };
  for (const Index index : of) push(index);
  while (!stack.empty()) {
    const Index at = stack.back();
    stack.pop_back();
    for (const Index parent : parents_[at]) push(parent);
    for (const Index dependency : dependencies_[at]) push(dependency);
  }
  return seen;
}

std::vector<bool> Graph::lineage(Index of) const {
  std::vector<bool> above(size(), false);
  above[of] = true;
  walk(above, {of}, parents_);
  std::vector<bool> below(size(), false);
  below[of] = true;
  walk(below, {of}, children_);
  for (Index i = 0; i < size(); ++i) above[i] = above[i] || below[i];
  return above;
}

std::vector<std::vector<std::string>> Graph::shown_labels() const {
  std::vector<std::vector<std::string>> shown(size());
  for (Index i = 0; i < size(); ++i) {
    if (revisions_[i].branch_labels.empty()) continue;
    std::vector<bool> marked(size(), false);
    marked[i] = true;
    walk(marked, {i}, children_);
    // Upwards only while there is one way, both up and down.
    for (Index at = i; parents_[at].size() == 1 && !is_branch_point(at);) {
      at = parents_[at].front();
      if (is_branch_point(at) || is_merge(at)) break;
      marked[at] = true;
    }
    for (Index j = 0; j < size(); ++j) {
      if (!marked[j]) continue;
      for (const auto& label : revisions_[i].branch_labels) shown[j].push_back(label);
    }
  }
  for (auto& labels : shown) std::sort(labels.begin(), labels.end());
  return shown;
}

Indexes Graph::upgrade_order(const std::vector<bool>& set) const {
  // Of what is free, the child of what ran last comes first: that finishes a branch and then goes back to
  // the nearest branch point. What has no parent in the set waits longest. Ties go by file name, which is the
  // order of the indexes.
  struct Free {
    std::int64_t parent_ran;
    Index index;
    bool operator<(const Free& other) const {
      return parent_ran != other.parent_ran ? parent_ran < other.parent_ran : index > other.index;
    }
  };
  std::vector<std::uint32_t> waiting(size(), 0);
  std::vector<std::int64_t> ran(size(), -1);
  std::priority_queue<Free> free;
  const auto release = [&](Index index) {
    std::int64_t latest = -1;
    for (const Index parent : parents_[index]) latest = std::max(latest, ran[parent]);
    free.push({latest, index});
  };
  for (Index i = 0; i < size(); ++i) {
    if (!set[i]) continue;
    for (const Index one : prerequisites(i)) waiting[i] += set[one] ? 1 : 0;
    if (waiting[i] == 0) release(i);
  }
  Indexes order;
  while (!free.empty()) {
    const Index at = free.top().index;
    free.pop();
    ran[at] = static_cast<std::int64_t>(order.size());
    order.push_back(at);
    for (const Index next : successors(at)) {
      if (set[next] && --waiting[next] == 0) release(next);
    }
  }
  return order;
}

}  // namespace retort::revision
