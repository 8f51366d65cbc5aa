// What the reader of Alembic projects (alembic_reader.py) answered -> a history.
#pragma once

#include <string>
#include <string_view>

#include "import/imported.hpp"

namespace retort::imports {

/// The text of the program that the team's own Python runs. Its arguments: the file for its answer, the place
/// of the project, the section of alembic.ini, and any number of `NAME=VALUE` for env.py.
extern const char* const alembic_reader;

/// `database` is the one that is meant where env.py migrates several; else it is empty. Throws Error R0641
/// (no such answer) or R0642 (there are several, and none or another one is named).
History read_alembic(std::string_view answer, const std::string& database = "");

}  // namespace retort::imports
