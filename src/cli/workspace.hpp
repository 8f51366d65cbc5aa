// Where a project lives: its folder, its configuration, and the folder for what may be thrown away.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/configuration.hpp"
#include "cli/environment.hpp"

namespace retort::cli {

struct Workspace {
  /// The folder with retort.toml or migrations/; none on a server, where only what is compiled in counts.
  std::optional<std::filesystem::path> root;
  std::string root_origin;  ///< Who said so.
  Configuration configuration;
  std::vector<std::filesystem::path> locations;  ///< Folders of revisions; empty without a root.
  std::string locations_origin;
  std::filesystem::path state;  ///< The project's own server and the cache; may not exist.
  std::string state_origin;
  Lookup environment;       ///< The process's, then `.env`.
  std::string dotenv_path;  ///< Of the `.env` that was read; empty if there is none.
};

/// `--project`, `$RETORT_PROJECT`, the folder above `--migrations`, else the nearest folder upwards from the
/// working directory that has retort.toml or a manifest in migrations/. A retort.toml there counts, else the
/// one that is compiled in. `.env` is read beside it.
Workspace open_workspace(const Arguments& arguments);

/// `path` as a person would write it: relative to the working directory if it lies below.
std::string shown(const std::filesystem::path& path);

}  // namespace retort::cli
