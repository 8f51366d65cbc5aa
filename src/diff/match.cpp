// One list diff for every kind: both catalogs are put in the order of kind and identity, and walked side by
// side.
#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "catalog/kinds.hpp"
#include "diff/family.hpp"
#include "diff/matching.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;

class Places {
 public:
  Places() {
    for (const catalog::Kind* kind : catalog::kinds()) places_.emplace(kind, places_.size());
  }
  std::size_t operator[](const catalog::Kind* kind) const { return places_.at(kind); }

 private:
  std::unordered_map<const catalog::Kind*, std::size_t> places_;
};

int compare_identity(const Places& places, const Object& a, const Object& b) {
  if (a.kind != b.kind) return places[a.kind] < places[b.kind] ? -1 : 1;
  if (a.name == b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

// Positions by kind and identity. A catalog is in that order unless renames were applied to it.
std::vector<std::size_t> ordered(const Places& places, const Catalog& catalog) {
  std::vector<std::size_t> positions(catalog.objects.size());
  std::iota(positions.begin(), positions.end(), std::size_t{0});
  const auto less = [&](std::size_t a, std::size_t b) {
    return compare_identity(places, *catalog.objects[a], *catalog.objects[b]) < 0;
  };
  if (!std::is_sorted(positions.begin(), positions.end(), less)) {
    std::sort(positions.begin(), positions.end(), less);
  }
  return positions;
}

void judge(const Catalog& have, const Catalog& want, const Alike& alike, Pair& pair) {
  if (pair.want == none) {
    pair.state = State::dropped;
    return;
  }
  if (pair.have == none) {
    pair.state = State::created;
    return;
  }
  const Object& old = *have.objects[pair.have];
  const Object& goal = *want.objects[pair.want];
  if (!alike.contains({&old, &goal}) && !old.kind->compare(old, goal).empty()) {
    pair.changes = old.kind->alter(old, goal, have);
    pair.state = pair.changes.empty() ? State::replaced : State::altered;
    if (pair.state == State::replaced) return;
  }
  if (old.comment != goal.comment) {
    pair.changes.push_back(
        {operation::SetComment{old.kind->comment_target(goal), goal.comment}, {}, false, {}});
    pair.state = State::altered;
  }
}

// Pairs a dropped with a created object of the same kind and parent if a rename is all that it takes.
void match_renamed(const Catalog& have, const Catalog& want, std::vector<Pair>& pairs) {
  using Family = std::tuple<const catalog::Kind*, std::string, std::string>;
  std::map<Family, std::vector<std::size_t>> dropped;
  const auto family = [](const Object& object) {
    return Family(object.kind, object.name.schema, object.name.parent);
  };
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i].state != State::dropped) continue;
    const Object& object = *have.objects[pairs[i].have];
    if (!object.name.parent.empty()) dropped[family(object)].push_back(i);
  }
  if (dropped.empty()) return;
  for (Pair& pair : pairs) {
    if (pair.state != State::created) continue;
    const Object& goal = *want.objects[pair.want];
    const auto candidates = dropped.find(family(goal));
    if (candidates == dropped.end()) continue;
    for (const std::size_t candidate : candidates->second) {
      Pair& other = pairs[candidate];
      if (other.state != State::dropped) continue;
      const Object& old = *have.objects[other.have];
      if (!old.kind->compare(old, goal).empty()) continue;
      pair.changes = old.kind->rename(old, goal);
      if (pair.changes.empty()) break;
      pair.have = other.have;
      pair.state = State::altered;
      if (old.comment != goal.comment) {
        pair.changes.push_back(
            {operation::SetComment{old.kind->comment_target(goal), goal.comment}, {}, false, {}});
      }
      other.have = none;  // Nothing is left of that pair.
      other.state = State::same;
      break;
    }
  }
}

}  // namespace

Matching match(const Catalog& have, const Catalog& want, const Alike& alike,
               const std::set<const Object*>& replaced) {
  const Places places;
  const std::vector<std::size_t> old = ordered(places, have);
  const std::vector<std::size_t> goal = ordered(places, want);
  Matching matching;
  matching.pairs.reserve(goal.size());
  for (std::size_t i = 0, j = 0; i < old.size() || j < goal.size();) {
    const int order = i == old.size() ? 1
                      : j == goal.size()
                          ? -1
                          : compare_identity(places, *have.objects[old[i]], *want.objects[goal[j]]);
    Pair pair;
    if (order <= 0) pair.have = old[i++];
    if (order >= 0) pair.want = goal[j++];
    judge(have, want, alike, pair);
    if (pair.have != none && pair.want != none && replaced.contains(have.objects[pair.have].get())) {
      pair.state = State::replaced;
      pair.changes.clear();
    }
    matching.pairs.push_back(std::move(pair));
  }
  match_renamed(have, want, matching.pairs);
  std::erase_if(matching.pairs, [](const Pair& pair) { return pair.have == none && pair.want == none; });

  matching.of_have.assign(have.objects.size(), none);
  matching.of_want.assign(want.objects.size(), none);
  for (std::size_t i = 0; i < matching.pairs.size(); ++i) {
    if (matching.pairs[i].have != none) matching.of_have[matching.pairs[i].have] = i;
    if (matching.pairs[i].want != none) matching.of_want[matching.pairs[i].want] = i;
  }
  return matching;
}

std::vector<std::pair<catalog::ObjectPtr, catalog::ObjectPtr>> spelled_differently(const Catalog& have,
                                                                                   const Catalog& want) {
  const auto regrouped = regroup(have, want);
  const Catalog& old_catalog = regrouped ? regrouped->have : have;
  const Catalog& goal_catalog = regrouped ? regrouped->want : want;
  std::vector<std::pair<catalog::ObjectPtr, catalog::ObjectPtr>> result;
  for (const Pair& pair : match(old_catalog, goal_catalog).pairs) {
    if (pair.have == none || pair.want == none || pair.state == State::same) continue;
    const catalog::ObjectPtr& old = old_catalog.objects[pair.have];
    const catalog::ObjectPtr& goal = goal_catalog.objects[pair.want];
    if (old->name != goal->name) continue;
    const std::string expressions = old->kind->expressions(*old);
    if (!expressions.empty() && expressions != goal->kind->expressions(*goal)) result.emplace_back(old, goal);
  }
  return result;
}

bool retypes(const Catalog& have, const Catalog& want, const Pair& pair) {
  if (pair.state != State::altered && pair.state != State::moved) return false;
  const Object& object = *have.objects[pair.have];
  if (object.kind != &catalog::column_kind()) return false;
  return pair.state == State::moved || object.kind->disturbs(object, *want.objects[pair.want]);
}

std::size_t table_of(const Catalog& catalog, std::size_t column) {
  for (const catalog::Dependency& dependency : catalog.dependencies[column]) {
    if (catalog.objects[dependency.target]->address == catalog.objects[column]->parent)
      return dependency.target;
  }
  return none;
}

}  // namespace retort::diff
