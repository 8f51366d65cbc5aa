// `edit`: a revision file in the person's own editor.
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/program.hpp"
#include "cli/revision_folder.hpp"
#include "cli/revisions.hpp"
#include "cli/rows.hpp"
#include "revision/resolve.hpp"

namespace retort::cli {
namespace {

int run_edit(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  writing_folder(workspace, std::nullopt);
  const Revisions revisions = load_revisions(workspace, project);
  const std::string name = arguments.positional.empty() ? "head" : arguments.positional.front();
  std::vector<std::string> rows;
  const bool ask = revision::needs_rows(name);
  if (ask) {
    rows = read_rows(arguments, workspace);
  }
  const revision::Index index = revision::resolve_one(revisions.graph, name, ask ? &rows : nullptr);
  std::string editor = workspace.environment("VISUAL").value_or("");
  if (editor.empty()) editor = workspace.environment("EDITOR").value_or("vi");
  const revision::SourceFile& file = revisions.graph[index].file;
  if (run_shell(editor, file.path) != 0) {
    throw Error(Diagnostic{.code = "R0617",
                           .text = "the editor `" + editor + "` failed; the manifest was left as it is",
                           .help = "set VISUAL or EDITOR"});
  }
  load_revisions(workspace, project);  // A file that cannot be read any more is reported before it counts.
  std::vector<std::string> names;
  for (const std::filesystem::path& location : workspace.locations) {
    for (const std::string& changed : keep_manifest(location)) names.push_back(shown(location / changed));
  }
  if (arguments.has("json")) print_line(json::object({{"files", json::texts(names)}}));
  for (const std::string& changed : names) note(arguments, "rewrote the manifest for " + changed);
  return done;
}

}  // namespace

extern const Command edit_command;
const Command edit_command{
    .name = "edit",
    .group = Group::write,
    .summary = "open a revision file in an editor and keep the manifest right",
    .positional = "[REVISION]",
    .details = "REVISION is an id, a label, head (the default) or current. $VISUAL, else $EDITOR, else vi.",
    .example = "edit\nedit 7c0d91",
    .options = {},
    .run = run_edit,
};

}  // namespace retort::cli
