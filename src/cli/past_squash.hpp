// A database in the middle of a squashed range goes on by the old files, as far as they lead.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <retort/error.hpp>

#include "revision/graph.hpp"

namespace retort::cli {

/// The graph without the squash inside of which `rows` stand, if `error` is R0242 and the old files are
/// there; else nothing. Where `targets` are named, each must be one of the replaced revisions: anything else
/// waits until the range is passed.
std::optional<revision::Graph> road_inside(const revision::Graph& graph, const Error& error,
                                           const std::vector<std::string>& rows,
                                           const std::vector<std::string>& targets);

}  // namespace retort::cli
