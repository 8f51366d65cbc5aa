// A database in the middle of a squashed range goes on by the old files, as far as they lead.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "revision/graph.hpp"
#include "run/run.hpp"

namespace retort::cli {

/// What `walk` makes of the graph. If it refuses because the rows stand inside a squashed range (R0242) and
/// the old files are there, it walks the graph without that squash instead. Where `targets` are named, each
/// must be one of the replaced revisions: anything else waits until the range is passed.
run::Outcome walk_past_squash(const revision::Graph& graph, const std::vector<std::string>& targets,
                              const std::function<std::vector<std::string>()>& rows,
                              const std::function<run::Outcome(const revision::Graph&)>& walk);

}  // namespace retort::cli
