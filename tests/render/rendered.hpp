// What is rendered, compiled and recorded again.
#pragma once

#include "samples.hpp"

namespace rendered {

inline retort::operation::Changes every() {
  retort::operation::Changes all;
  for (const samples::Case& one : samples::every_operation()) {
    all.insert(all.end(), one.changes.begin(), one.changes.end());
  }
  return all;
}

inline retort::operation::Changes random() {
  return samples::random_changes(20251121, 270);
}

}  // namespace rendered
