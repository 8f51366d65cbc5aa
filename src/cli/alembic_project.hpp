// An Alembic project, read by the team's own Python.
#pragma once

#include <filesystem>

#include "cli/command.hpp"
#include "cli/environment.hpp"
#include "import/imported.hpp"

namespace retort::cli {

/// `place` is the folder of alembic.ini, that file, or the folder of env.py. Options: --python, --section,
/// --x. Throws Error R0640 (no Python that has Alembic), R0641 (the project cannot be read; why stands on
/// standard error), R0642.
imports::History read_alembic_project(const Arguments& arguments, const Lookup& environment,
                                      const std::filesystem::path& place);

}  // namespace retort::cli
