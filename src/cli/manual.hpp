// The manual page, from the tables that --help and the parser read.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"

namespace retort::cli {

/// The page `program`(1) in roff, for man, groff and mandoc.
std::string manual(const std::string& program, const std::vector<const Command*>& known);

/// The same in Markdown, with a section for each command, under the headings of --help.
std::string manual_markdown(const std::string& program, const std::vector<const Command*>& known);

/// Names, each with a sentence or two.
using ManualTable = std::vector<std::pair<std::string, std::string>>;
const ManualTable& manual_statuses();
const ManualTable& manual_variables();
const ManualTable& manual_files();

}  // namespace retort::cli
