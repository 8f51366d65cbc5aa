// `rehash`: accepts the revision files as they are now.
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revision_folder.hpp"
#include "cli/revisions.hpp"
#include "revision/manifest.hpp"

namespace retort::cli {
namespace {

int run_rehash(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  writing_folder(workspace, std::nullopt);
  load_revisions(workspace, project);  // A folder that is no sound graph keeps its manifest.
  std::size_t count = 0;
  std::vector<std::string> names;
  bool made = false;
  for (const std::filesystem::path& location : workspace.locations) {
    made = made || !std::filesystem::exists(location / revision::manifest_name);
    for (const std::string& name : rewrite_manifest(location)) {
      ++count;
      names.push_back(shown(location / name));
      if (!arguments.has("quiet") && !arguments.has("json")) print_line(names.back());
    }
  }
  if (arguments.has("json")) print_line(json::object({{"files", json::texts(names)}}));
  const std::string files = std::to_string(count) + (count == 1 ? " file" : " files");
  if (made)
    note(arguments, "wrote a new manifest: " + files);
  else
    note(arguments, count == 0 ? "the manifest was right already" : "rewrote the manifest: " + files);
  return done;
}

}  // namespace

extern const Command rehash_command;
const Command rehash_command{
    .name = "rehash",
    .group = Group::write,
    .summary = "write the manifest anew after revision files were edited by hand",
    .positional = "",
    .details =
        "Lists the files whose line changed. A file that a database has applied must not be edited: it\n"
        "will refuse to go on.",
    .example = "rehash",
    .options = {},
    .run = run_rehash,
};

}  // namespace retort::cli
