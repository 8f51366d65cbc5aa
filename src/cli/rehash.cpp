// `rehash`: accepts the revision files as they are now.
#include "base/file.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revision_folder.hpp"
#include "cli/revisions.hpp"
#include "revision/manifest.hpp"

namespace retort::cli {
namespace {

/// A folder that is no sound graph keeps its manifest.
void require_sound(const Workspace& workspace, const Project& project) {
  try {
    load_revisions(workspace, project);
  } catch (const Error& error) {
    std::vector<Diagnostic> problems = error.diagnostics();
    for (Diagnostic& problem : problems) {
      if (problem.code == "R0226")
        problem.help = "restore the file from version control, or let what stands on it have another parent";
    }
    throw Error(std::move(problems));
  }
}

/// What `location` has for a manifest: "" for one that can be read, else how the new one is announced.
std::string announced(const std::filesystem::path& location) {
  const std::filesystem::path manifest = location / revision::manifest_name;
  if (!std::filesystem::exists(manifest)) return "wrote a new manifest";
  const bool readable = revision::parse_manifest(base::read_file(manifest), shown(manifest)).problems.empty();
  return readable ? "" : "the old manifest could not be read, wrote a new one";
}

int run_rehash(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  writing_folder(workspace, std::nullopt);
  require_sound(workspace, project);
  std::size_t count = 0;
  std::vector<std::string> names;
  std::string made;
  for (const std::filesystem::path& location : workspace.locations) {
    if (made.empty()) made = announced(location);
    for (const std::string& name : rewrite_manifest(location)) {
      ++count;
      names.push_back(shown(location / name));
      const char* const gone = std::filesystem::exists(location / name) ? "" : " (gone)";
      if (!arguments.has("quiet") && !arguments.has("json")) print_line(names.back() + gone);
    }
  }
  if (arguments.has("json")) print_line(json::object({{"files", json::texts(names)}}));
  const std::string files = std::to_string(count) + (count == 1 ? " file" : " files");
  if (!made.empty())
    note(arguments, made + ": " + files);
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
