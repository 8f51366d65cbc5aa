// What a run would do, without doing it.
#pragma once

#include <retort/connection.hpp>
#include <retort/project.hpp>

#include "cli/command.hpp"
#include "cli/revisions.hpp"
#include "revision/steps.hpp"

namespace retort::cli {

/// Prints the exact SQL of what a run to `targets` would do to this database; with --json its steps, each
/// with its SQL. Inside a squashed range it goes by the old files where the run would.
/// Throws Error as that run would.
void print_plan_of(Connection& connection, const Arguments& arguments, const Workspace& workspace,
                   const Project& project, const revision::Graph& graph, revision::Direction direction,
                   const std::vector<std::string>& targets);

}  // namespace retort::cli
