// The manual page, from the tables that --help and the parser read.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace retort::cli {

/// The page `program`(1) in roff, for man, groff and mandoc.
std::string manual(const std::string& program, const std::vector<const Command*>& known);

}  // namespace retort::cli
