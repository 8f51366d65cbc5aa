// argv -> a command and its arguments.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace retort::cli {

struct Parsed {
  const Command* command = nullptr;  ///< Null: only the program's own options were given.
  Arguments arguments;
};

/// `words` is argv without argv[0]. Common options may stand before or after the command. `-3` is an argument
/// (a relative step), not an option. Throws UsageError R0601 (unknown command), R0602 (unknown option) and
/// R0603 (wrong arguments), each with the nearest right spelling.
Parsed parse(const std::string& program, const std::vector<std::string>& words,
             const std::vector<const Command*>& known);

}  // namespace retort::cli
