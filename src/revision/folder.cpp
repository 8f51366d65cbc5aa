// The files of a version location. Only what can be a revision is taken: `meson.build`, the manifest, notes
// and an editor's hidden files live beside them.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/file.hpp"
#include "revision/revision.hpp"

namespace retort::revision {

namespace fs = std::filesystem;

std::vector<SourceFile> read_folder(const std::string& folder, const std::string& shown_as) {
  std::error_code error;
  fs::directory_iterator entries(folder, error);
  if (error)
    throw Error(
        Diagnostic{.code = "R0212",
                   .text = "the folder of revisions " + folder + " cannot be read: " + error.message(),
                   .help = "`init` makes one; --migrations names another",
                   .place = {},
                   .excerpt = {}});
  std::vector<std::string> names;
  for (; entries != fs::directory_iterator(); entries.increment(error)) {
    const auto name = entries->path().filename().string();
    const auto extension = entries->path().extension();
    if (name.front() == '.' || (extension != ".sql" && extension != ".cpp")) continue;
    std::error_code ignored;
    if (entries->is_directory(ignored)) continue;
    names.push_back(name);
    if (error) break;
  }
  std::sort(names.begin(), names.end());
  std::vector<SourceFile> files;
  files.reserve(names.size());
  const fs::path shown(shown_as.empty() ? folder : shown_as);
  for (const auto& name : names)
    files.push_back({name, (shown / name).string(), base::read_file(fs::path(folder) / name)});
  return files;
}

}  // namespace retort::revision
