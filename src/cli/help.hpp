// What `--help` prints.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"

namespace retort::cli {

/// `text` of a command's table with the program's name in place of PROGRAM.
std::string with_program(const std::string& text, const std::string& program);

/// The program's page: commands by group.
std::string help(const std::string& program, const std::vector<const Command*>& known);

/// One command's page: usage, details, options, examples.
std::string help(const std::string& program, const Command& command);

/// The headings under which commands stand, in their order.
const std::vector<std::pair<Group, std::string>>& group_headings();

}  // namespace retort::cli
