// Edges come from the server's own records of dependencies. In `have` a dependent is dropped before what it
// needs is dropped or altered, and altered before it is dropped; in `want` it is created or altered after.
// What the server does not record has rules of its own (edges_of_*.cpp).
#include "diff/edges.hpp"

#include <map>

#include "catalog/kinds.hpp"
#include "catalog/part.hpp"
#include "diff/edge_rules.hpp"

namespace retort::diff {

namespace {

using catalog::Dependency;
using catalog::Object;

class OfDependencies : EdgeRules {
 public:
  explicit OfDependencies(const EdgeRules& rules) : EdgeRules(rules) {}

  void add() {
    within_pairs();
    of_have();
    of_want();
    of_copies();
  }

 private:
  // Whether what depends on a pair that is altered is not in the way of that.
  bool stays_usable(const Pair& pair) const {
    if (pair.state != State::altered) return false;
    const Object& object = *have_.objects[pair.have];
    return !object.kind->disturbs(object, *want_.objects[pair.want]);
  }

  // Whether a drop is a part of its parent's change.
  bool goes_with_change(std::size_t drop) const {
    return drop != none && steps_[steps_[drop].leader].action == Action::alter;
  }

  // Whether the drop is that of a function that goes aside with its type.
  bool goes_aside(std::size_t drop) const {
    if (drop == none || steps_[drop].object->kind != &catalog::function_kind()) return false;
    const Object& leader = *steps_[steps_[drop].leader].object;
    return &leader != steps_[drop].object && leader.kind->traits().replaced_beside;
  }

  void within_pairs() {
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Pair& pair = matching_.pairs[i];
      if (pair.state == State::loosened) edge(of_pair_[i].drop, of_pair_[i].create);
      if (pair.state != State::replaced) continue;
      // A function that went aside with its type is in nobody's way.
      if (goes_aside(of_pair_[i].drop)) continue;
      const bool swap = beside(pair, *have_.objects[pair.have]);
      edge(swap ? of_pair_[i].create : of_pair_[i].drop, swap ? of_pair_[i].drop : of_pair_[i].create);
    }
  }

  void of_have() {
    for (std::size_t i = 0; i < have_.objects.size(); ++i) {
      const Trio& dependent = of_pair_[matching_.of_have[i]];
      if (dependent.drop == none && dependent.alter == none) continue;
      const bool rebuildable = have_.objects[i]->kind->rebuildable(*have_.objects[i]);
      for (const Dependency& dependency : have_.dependencies[i]) {
        const std::size_t pair = matching_.of_have[dependency.target];
        const Trio& needed = of_pair_[pair];
        // A sequence whose column goes on living is dropped whenever it may.
        if (dependency.mode == Dependency::Mode::owned) continue;
        if (dependency.mode == Dependency::Mode::normal || needed.drop == none ||
            matching_.pairs[pair].state == State::loosened) {
          edge(dependent.drop, needed.drop);
        }
        const bool swap = beside(matching_.pairs[pair], *have_.objects[dependency.target]);
        const bool moves_too = beside(matching_.pairs[matching_.of_have[i]], *have_.objects[i]);
        // What takes data with it is in nobody's way, and goes late; so does the old form of what makes way.
        if (rebuildable && !moves_too) {
          if (stays_usable(matching_.pairs[pair])) {
            better(dependent.drop, needed.alter);
          } else {
            edge(dependent.drop, needed.alter);
          }
        }
        edge(dependent.alter, needed.drop);
        const bool stays = goes_with_change(dependent.drop) || goes_aside(dependent.drop);
        if (swap && !moves_too && !stays) edge(dependent.drop, needed.create);
      }
    }
  }

  void of_want() {
    for (std::size_t i = 0; i < want_.objects.size(); ++i) {
      const Trio& dependent = of_pair_[matching_.of_want[i]];
      if (dependent.create == none && dependent.alter == none) continue;
      for (const Dependency& dependency : want_.dependencies[i]) {
        if (dependency.mode == Dependency::Mode::owned) continue;
        const Trio& needed = of_pair_[matching_.of_want[dependency.target]];
        for (const std::size_t first : {needed.create, needed.alter}) {
          edge(first, dependent.create);
          edge(first, dependent.alter);
        }
      }
    }
  }

  // What is to be made after others without needing them.
  void of_copies() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> steps;  // By catalog and object.
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      if (of_pair_[i].create == none) continue;
      const catalog::Address& address = want_.objects[matching_.pairs[i].want]->address;
      if (address.part == 0) steps.emplace(std::pair(address.catalog, address.object), of_pair_[i].create);
    }
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      if (of_pair_[i].create == none) continue;
      const Object& object = *want_.objects[matching_.pairs[i].want];
      std::vector<catalog::Address> waits_for = catalog::twin_waits_for(object);
      if (object.kind == &catalog::constraint_kind()) {
        for (const catalog::Address& table : catalog::constraint_waits_for(object))
          waits_for.push_back(table);
      }
      if (const catalog::Part* part = catalog::part(object))
        waits_for.insert(waits_for.end(), part->comes_after.begin(), part->comes_after.end());
      if (object.kind == &catalog::not_null_kind()) waits_for = catalog::not_null_waits_for(object);
      for (const catalog::Address& address : waits_for) {
        const auto found = steps.find({address.catalog, address.object});
        if (found != steps.end()) edge(found->second, of_pair_[i].create);
      }
    }
  }
};

}  // namespace

bool beside(const Pair& pair, const Object& object) {
  return pair.state == State::replaced && object.kind->traits().replaced_beside;
}

void add_edges(const catalog::Catalog& have, const catalog::Catalog& want, const Matching& matching,
               const std::vector<Trio>& of_pair, const std::vector<RewrittenRows>& row_types,
               std::vector<Step>& steps) {
  const EdgeRules rules(have, want, matching, of_pair, row_types, steps);
  OfDependencies(rules).add();
  add_edges_of_tables(rules);
  add_edges_of_names(rules);
  add_edges_of_bodies(rules);
}

}  // namespace retort::diff
