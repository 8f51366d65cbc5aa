// A database in the middle of a squashed range goes on by the old files, as far as they lead.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "revision/steps.hpp"

namespace retort::cli {

/// Calls `walk` with the graph. If that refuses because the rows stand inside a squashed range (R0242) and
/// the old files are there, calls it with the graph without that squash instead: on the way down always, on
/// the way up as long as nothing beyond the range is asked for, neither by name nor with `head` and `heads`.
void walk_past_squash(const revision::Graph& graph, revision::Direction direction,
                      const std::vector<std::string>& targets,
                      const std::function<std::vector<std::string>()>& rows,
                      const std::function<void(const revision::Graph&)>& walk);

/// The same for `--sql`, where a range says where the database is. Throws Error R0242 with the scripts to
/// write for one that begins inside a squashed range and leads beyond it.
void walk_past_squash_offline(
    const revision::Graph& graph, revision::Direction direction, const std::vector<std::string>& targets,
    const std::function<void(const revision::Graph&, const revision::OfflinePlan&)>& walk);

}  // namespace retort::cli
