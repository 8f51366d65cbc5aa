// Writing to a folder of revisions: a file and its line in the manifest, both or none.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/workspace.hpp"

namespace retort::cli {

/// The folder for new revisions: `version_path` if given, else the first location. Makes the locations that
/// are not there. Throws Error R0610 if
/// there is no project folder.
std::filesystem::path writing_folder(const Workspace& workspace,
                                     const std::optional<std::string>& version_path);

/// Writes `name` into `folder`, and the manifest, unless the folder has revisions and none. Leaves everything as it was on any failure. Throws Error
/// R0616 if the file exists, R0902 if it cannot be written.
void add_revision_file(const std::filesystem::path& folder, const std::string& name,
                       const std::string& content);

/// Makes the manifest of `folder` say what its files are. Returns the names of files whose line changed, came
/// or went.
std::vector<std::string> rewrite_manifest(const std::filesystem::path& folder);

/// The same, but a folder without a manifest stays one.
std::vector<std::string> keep_manifest(const std::filesystem::path& folder);

}  // namespace retort::cli
