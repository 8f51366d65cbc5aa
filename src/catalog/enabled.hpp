// Whether triggers, rules and event triggers fire.
#pragma once

#include <string>

namespace retort::catalog {

/// `DISABLE`, `ENABLE REPLICA`, `ENABLE ALWAYS` or `ENABLE` for pg_trigger.tgenabled and its like.
inline std::string enable_words(const std::string& state) {
  if (state == "D") return "DISABLE";
  if (state == "R") return "ENABLE REPLICA";
  return state == "A" ? "ENABLE ALWAYS" : "ENABLE";
}

}  // namespace retort::catalog
