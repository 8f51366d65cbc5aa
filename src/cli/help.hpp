// What `--help` prints.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace retort::cli {

/// The program's page: commands by group.
std::string help(const std::string& program, const std::vector<const Command*>& known);

/// One command's page: usage, details, options, examples.
std::string help(const std::string& program, const Command& command);

}  // namespace retort::cli
