// The file is written first: without its line in the manifest no build and no run takes it, so a failure
// between the two leaves nothing but a file that is removed again.
#include "cli/revision_folder.hpp"

#include <map>

#include <retort/error.hpp>

#include "base/file.hpp"
#include "base/folder_lock.hpp"
#include "revision/manifest.hpp"
#include "revision/revision.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

std::string manifest_text(const fs::path& folder) {
  return revision::render_manifest(revision::manifest_of(revision::read_folder(folder.string())));
}

std::map<std::string, std::string> entries(const fs::path& manifest) {
  std::map<std::string, std::string> hashes;
  if (!fs::exists(manifest)) return hashes;
  for (const revision::ManifestEntry& entry :
       revision::parse_manifest(base::read_file(manifest), shown(manifest)).manifest)
    hashes[entry.name] = entry.sha256;
  return hashes;
}

}  // namespace

fs::path writing_folder(const Workspace& workspace, const std::optional<std::string>& version_path) {
  if (workspace.locations.empty()) {
    throw Error(Diagnostic{.code = "R0610",
                           .text = "there is no project here to write a revision to",
                           .help = "run this in the project's folder, or give --project or --migrations"});
  }
  // Configured folders begin with the first thing that is written; commands that read miss them aloud.
  for (const fs::path& location : workspace.locations) fs::create_directories(location);
  if (!version_path) return workspace.locations.front();
  const fs::path wanted = fs::absolute(*version_path).lexically_normal();
  for (const fs::path& location : workspace.locations) {
    if (location == wanted || location / "" == wanted) return location;
  }
  throw Error(
      Diagnostic{.code = "R0610",
                 .text = "`" + *version_path + "` is none of the folders in which revisions are looked for",
                 .help = "add it to `locations` under [migrations] in retort.toml"});
}

void add_revision_file(const fs::path& folder, const std::string& name, const std::string& content) {
  const base::FolderLock lock(folder, base::FolderLock::Mode::write);
  const fs::path file = folder / name;
  if (fs::exists(file)) {
    throw Error(
        Diagnostic{.code = "R0616",
                   .text = "`" + shown(file) + "` exists already",
                   .help = "choose another message or --rev-id, or set file_template in retort.toml"});
  }
  const bool listed =
      fs::exists(folder / revision::manifest_name) || revision::read_folder(folder.string()).empty();
  base::write_file(file, content);
  if (!listed) return;
  try {
    base::write_file(folder / revision::manifest_name, manifest_text(folder));
  } catch (...) {
    std::error_code ignored;
    fs::remove(file, ignored);
    throw;
  }
}

std::vector<std::string> rewrite_manifest(const fs::path& folder) {
  const base::FolderLock lock(folder, base::FolderLock::Mode::write);
  const fs::path manifest = folder / revision::manifest_name;
  const std::map<std::string, std::string> before = entries(manifest);
  base::write_file_if_changed(manifest, manifest_text(folder));
  const std::map<std::string, std::string> after = entries(manifest);
  std::vector<std::string> changed;
  for (const auto& [name, hash] : after) {
    auto it = before.find(name);
    if (it == before.end() || it->second != hash) changed.push_back(name);
  }
  for (const auto& [name, hash] : before) {
    if (!after.contains(name)) changed.push_back(name);
  }
  return changed;
}

std::vector<std::string> keep_manifest(const fs::path& folder) {
  if (!fs::exists(folder / revision::manifest_name)) return {};
  return rewrite_manifest(folder);
}

}  // namespace retort::cli
