// `edit`: a revision file in the person's own editor.
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/program.hpp"
#include "cli/revision_folder.hpp"
#include "cli/revisions.hpp"
#include "cli/rows.hpp"
#include "cli/target.hpp"
#include "postgres/connect.hpp"
#include "postgres/server.hpp"
#include "revision/resolve.hpp"
#include "revision/rows.hpp"

namespace retort::cli {
namespace {

/// Says so if the database has applied the revision: it will refuse to go on with another file. A database
/// that does not answer is no reason not to edit.
void warn_of_applied(const Arguments& arguments, const Workspace& workspace, const revision::Graph& graph,
                     revision::Index index) {
  std::string place;
  try {
    const Target target = find_target(arguments, workspace);
    if (target.own_server && !postgres::ProjectServer(own_server_folder(workspace)).running()) return;
    postgres::ConnectionOptions options;
    options.connect_timeout = 3;
    Connection connection = postgres::connect(target.url, options);
    if (!revision::Rows(graph, read_rows(connection, arguments, workspace)).applied(index)) return;
    place = postgres::describe(connection);
  } catch (const Error&) {
    return;
  }
  say(arguments,
      graph[index].id + " is applied in " + place +
          ", which will refuse to go on with another file (R0451): put the change into a new revision");
}

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
  warn_of_applied(arguments, workspace, revisions.graph, index);
  if (const int status = run_shell(editor, file.path); status != 0) {
    throw Error(Diagnostic{
        .code = "R0617",
        .text = "the editor `" + editor + "` " +
                (status == 127 ? "was not found" : "ended with status " + std::to_string(status)) +
                "; the manifest was left as it is",
        .help = status == 127 ? "set VISUAL or EDITOR to one that is installed"
                              : "if the file is as it should be, `PROGRAM rehash` writes the manifest"});
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
    .details =
        "REVISION is an id, a label, head (the default) or current. $VISUAL, else $EDITOR, else vi.\n"
        "A database that has applied the revision will refuse its new text: if it can be asked, you are "
        "warned.",
    .example = "edit\nedit 7c0d91",
    .options = {},
    .run = run_edit,
};

}  // namespace retort::cli
