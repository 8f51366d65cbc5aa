// The rows of the target's version table, for commands that only look.
#pragma once

#include <string>
#include <vector>

#include <retort/connection.hpp>

#include "cli/command.hpp"
#include "cli/workspace.hpp"

namespace retort::cli {

/// Connects to the target and reads its rows; the cheapest question that there is.
std::vector<std::string> read_rows(const Arguments& arguments, const Workspace& workspace);
std::vector<std::string> read_rows(Connection& connection, const Arguments& arguments,
                                   const Workspace& workspace);

}  // namespace retort::cli
