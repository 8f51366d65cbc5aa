// What the rules of what comes before what have in common, each of which is in a file of its own.
#pragma once

#include "diff/edges.hpp"

namespace retort::diff {

/// What a rule sees, and how it says that one step waits for another. Copies add to the same steps.
class EdgeRules {
 public:
  EdgeRules(const catalog::Catalog& have, const catalog::Catalog& want, const Matching& matching,
            const std::vector<Trio>& of_pair, const std::vector<RewrittenRows>& row_types,
            std::vector<Step>& steps)
      : have_(have),
        want_(want),
        matching_(matching),
        of_pair_(of_pair),
        row_types_(row_types),
        steps_(steps) {}

 protected:
  void edge(std::size_t first, std::size_t second) {
    if (first == none || second == none || steps_[first].leader == steps_[second].leader) return;
    steps_[first].before.push_back(second);
    ++steps_[second].waits_for;
  }

  // As `edge`, unless that leads to a circle.
  void better(std::size_t first, std::size_t second) {
    if (first == none || second == none || steps_[first].leader == steps_[second].leader) return;
    steps_[first].better_before.push_back(second);
  }

  const catalog::Catalog& have_;
  const catalog::Catalog& want_;
  const Matching& matching_;
  const std::vector<Trio>& of_pair_;
  const std::vector<RewrittenRows>& row_types_;
  std::vector<Step>& steps_;
};

void add_edges_of_tables(const EdgeRules& rules);
void add_edges_of_names(const EdgeRules& rules);
void add_edges_of_bodies(const EdgeRules& rules);

}  // namespace retort::diff
