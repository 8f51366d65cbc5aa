// What a run would do, without doing it.
#pragma once

#include <retort/connection.hpp>
#include <retort/project.hpp>

#include "cli/command.hpp"
#include "cli/revisions.hpp"
#include "revision/steps.hpp"

namespace retort::cli {

/// Throws R0451 as a run would.
void refuse_edited(Connection& connection, const revision::Graph& graph, const run::Settings& settings);

/// Prints the exact SQL of `plan`; with --json its steps, each with its SQL.
void print_plan(const Arguments& arguments, const Project& project, const revision::Graph& graph,
                const revision::Plan& plan, const run::Settings& settings);

}  // namespace retort::cli
