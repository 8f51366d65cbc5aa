// A database as model headers and SQL files: `inspect --models`.
#pragma once

#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "cli/command.hpp"
#include "cli/target.hpp"
#include "cli/workspace.hpp"

namespace retort::cli {

/// The value of `model_headers = files(…)` and `model_sql` put into the text of models/meson.build.
std::string models_build(const std::vector<std::string>& headers, const std::vector<std::string>& sql);

/// Writes the files and reports. The exit status: 3 if what they say is not the database.
int write_models(const Arguments& arguments, const Workspace& workspace, const Target& target,
                 const catalog::Catalog& catalog);

}  // namespace retort::cli
