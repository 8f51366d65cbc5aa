// What has to be said to bring a sequence from one state to another.
#pragma once

#include <string>
#include <vector>

#include <retort/definition.hpp>

namespace retort::operation {

struct SequenceStep {
  enum class Key {
    type,
    start,
    increment,
    min_value,
    no_min_value,
    max_value,
    no_max_value,
    cache,
    cycle,
    no_cycle,
    owned_by,
    not_owned
  };
  Key key;
  std::string value;  ///< A number or a type; the column of `owned_by`.
  Name table;         ///< Of `owned_by`.
};

/// In a fixed order; empty if the two do the same. Comments are not looked at.
std::vector<SequenceStep> sequence_steps(const SequenceDefinition& from, const SequenceDefinition& to);

}  // namespace retort::operation
