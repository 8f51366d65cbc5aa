// What the reader of Alembic projects (alembic_reader.py) answered -> a history.
#pragma once

#include <string>
#include <string_view>

#include "import/imported.hpp"

namespace retort::imports {

/// The text of the program that the team's own Python runs. Its arguments: the file for its answer, the place
/// of the project, the section of alembic.ini, and any number of `NAME=VALUE` for env.py.
extern const char* const alembic_reader;

/// Throws Error R0641 (no such answer) or R0642 (env.py migrates several databases at once).
History read_alembic(std::string_view answer);

}  // namespace retort::imports
