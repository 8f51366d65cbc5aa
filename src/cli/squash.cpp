// `squash`: one revision that stands for a range. What is saved is the number of steps, and the files once
// nobody needs them.
#include <algorithm>
#include <filesystem>

#include "base/text.hpp"
#include "cli/json.hpp"
#include "cli/known_databases.hpp"
#include "cli/new_revision.hpp"
#include "cli/output.hpp"
#include "cli/revision_folder.hpp"
#include "cli/schemas.hpp"
#include "cli/squash_file.hpp"
#include "cli/usage.hpp"
#include "diff/diff.hpp"
#include "inspect/inspect.hpp"
#include "revision/naming.hpp"
#include "revision/resolve.hpp"
#include "revision/squash_plan.hpp"
#include "run/run.hpp"

namespace retort::cli {
namespace {

/// What a road leads to, and what it leaves behind on the way back.
struct Road {
  catalog::Catalog there;
  catalog::Catalog back;
};

Road walk(postgres::Scratch& scratch, const revision::Graph& graph, const std::string& end,
          const revision::SquashPlan& plan, const run::ScriptSource& scripts, run::Settings settings,
          bool and_back) {
  settings.edited = run::Edited::ignore;
  postgres::Scratch::Database database = scratch.create();
  run::Observer silent;
  Road road;
  run::upgrade(database.connection(), graph, {end}, scripts, settings, silent);
  road.there = inspect::inspect(database.connection(), schema_filter(settings));
  if (!and_back) return road;
  const std::string below = plan.revises.empty() ? "base" : plan.revises.front();
  run::downgrade(database.connection(), graph, end + "@" + below, scripts, settings, silent);
  road.back = inspect::inspect(database.connection(), schema_filter(settings));
  return road;
}

/// Both roads on scratch databases. Throws Error R0268 unless they lead to the same schema.
void prove(const Arguments& arguments, const Workspace& workspace, const Project& project,
           const revision::Graph& before, const revision::Graph& after, const revision::SquashPlan& plan,
           const render::RevisionHead& head, const SquashFile& file) {
  postgres::Scratch scratch = open_scratch(arguments, workspace);
  const run::ScriptSource scripts = script_source(project);
  // The new one is not compiled in yet.
  const run::ScriptSource with_new = [&](const revision::Revision& revision, revision::Direction direction) {
    return file.extension == "cpp" && revision.id == head.id
               ? script_of(direction == revision::Direction::upgrade ? file.upgrade : file.downgrade,
                           revision.file.path)
               : scripts(revision, direction);
  };
  const run::Settings settings = run_settings(workspace, arguments);
  const std::string& end = before[plan.replaced.back()].id;
  const Road old_road = walk(scratch, before, end, plan, scripts, settings, file.has_way_back);
  const Road new_road = walk(scratch, after, head.id, plan, with_new, settings, file.has_way_back);
  auto lines = diff::describe(diff::differences(old_road.there, new_road.there), "the range", "the squash");
  for (std::string& line : diff::describe(diff::differences(old_road.back, new_road.back), "the range undone",
                                          "the squash undone"))
    lines.push_back(std::move(line));
  if (lines.empty()) return;
  throw Error(Diagnostic{.code = "R0268",
                         .text = "the squash would not lead where the range leads",
                         .help = "squash a smaller range, or write the revision by hand with `-- replaces:`",
                         .place = {},
                         .excerpt = base::join(lines, "\n")});
}

int make(const Arguments& arguments, const Workspace& workspace, const Project& project,
         const Revisions& revisions, const std::string& range) {
  const revision::Graph& graph = revisions.graph;
  const revision::SquashPlan plan = revision::plan_squash(graph, range);
  render::RevisionHead head = new_head(arguments, workspace, graph);
  head.revises = plan.revises;
  head.depends_on = plan.depends_on;
  head.branch_labels = plan.labels;
  head.transactional = plan.transactional;
  for (const revision::Index one : plan.replaced) head.replaces.push_back(graph[one].id);
  const SquashFile file = squash_file(arguments, workspace, project, graph, plan, head);
  const Written written = prepare_file(arguments, workspace, revisions, head, file.extension, file.content);
  if (!arguments.has("no-check"))
    prove(arguments, workspace, project, graph, written.graph, plan, head, file);
  put_file(arguments, workspace, head, written);
  note(arguments, "replaces " + std::to_string(plan.replaced.size()) +
                      " revisions; their files are kept until every database has moved, then `" +
                      arguments.program + " squash --delete " + head.id + "` removes them");
  return done;
}

void require_all_moved(const Arguments& arguments, const Workspace& workspace, const revision::Graph& graph,
                       const revision::Revision& squash) {
  std::vector<Diagnostic> problems;
  for (const KnownDatabase& database : known_databases(arguments, workspace)) {
    const auto refuse = [&](const std::string& text, const std::string& help) {
      problems.push_back({.code = "R0269", .text = database.name + ": " + text, .help = help});
    };
    if (!database.problem.empty()) {
      refuse("cannot be asked where it stands: " + database.problem,
             "let it answer, or give --force if no database of that name needs the files");
      continue;
    }
    for (const std::string& row : database.rows) {
      const auto replaced = graph.squashes().find(row);
      if (!replaced || replaced->by != squash.id) continue;
      refuse("is at " + row +
                 (replaced->last ? ", and has not moved to " : ", in the middle of what is replaced by ") +
                 squash.id,
             replaced->last
                 ? "`upgrade` moves it"
                 : "`upgrade " + squash.replaces.back() + "` leads it to the end, `upgrade` moves it");
    }
  }
  if (!problems.empty() && !arguments.has("force")) throw Error(std::move(problems));
}

int remove(const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
           const std::string& name) {
  const revision::Graph& graph = revisions.graph;
  const revision::Revision& squash = graph[revision::resolve_one(graph, name)];
  std::vector<std::string> paths;
  for (const revision::Revision& one : graph.squashes().files()) {
    if (graph.squashes().find(one.id)->by == squash.id) paths.push_back(one.file.path);
  }
  if (paths.empty()) {
    throw Error(Diagnostic{.code = "R0267",
                           .text = squash.replaces.empty()
                                       ? squash.id + " is no squash: it replaces nothing"
                                       : "the files that " + squash.id + " replaces are gone already",
                           .help = "`history` marks squashes"});
  }
  require_all_moved(arguments, workspace, graph, squash);
  for (const std::string& path : paths) {
    std::filesystem::remove(path);
    if (!arguments.has("json")) print_line(path);
  }
  for (const std::filesystem::path& location : workspace.locations) keep_manifest(location);
  if (arguments.has("json")) print_line(json::object({{"files", json::texts(paths)}}));
  note(arguments, "deleted " + std::to_string(paths.size()) + " files that " + squash.id + " replaces");
  return done;
}

int run_squash(const Arguments& arguments, const Project& project) {
  if (arguments.positional.size() != 1) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "`squash` needs one range, FROM:TO, or with --delete one squash",
                                .help = "such as `" + arguments.program + " squash base:head -m \"Start\"`"});
  }
  const Workspace workspace = open_workspace(arguments);
  writing_folder(workspace, arguments.value("version-path"));
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest(revisions);
  const std::string& what = arguments.positional.front();
  return arguments.has("delete") ? remove(arguments, workspace, revisions, what)
                                 : make(arguments, workspace, project, revisions, what);
}

}  // namespace

extern const Command squash_command;
const Command squash_command{
    .name = "squash",
    .group = Group::write,
    .summary = "write one revision that replaces a range",
    .positional = "FROM:TO",
    .details =
        "The range is what `history -r FROM:TO` lists. The new revision does what they do, in their order; "
        "it "
        "is a\n"
        "C++ file if all of them are, else a SQL file. That it leads to the same schema and back is proven "
        "on\n"
        "scratch databases first. A database that has applied the whole range moves over at its next "
        "upgrade; "
        "one\n"
        "in the middle is told what to run first. The replaced files stay until --delete removes them.",
    .example =
        "squash base:head -m \"Everything until 2025\"\nsquash 1975ea:ae1027 -m \"Phones\"\n"
        "squash --delete 7c0d91",
    .options = {{"message", 'm', "TEXT", "what the revision does"},
                {"sql-file", '\0', "", "write a SQL file"},
                {"cpp-file", '\0', "", "write a C++ file"},
                {"delete", '\0', "",
                 "delete the files that a squash replaces, once every database has moved"},
                {"force", '\0', "",
                 "with --delete: though a database stands in the range or does not answer"},
                {"no-check", '\0', "", "write it without the proof on scratch databases"},
                {"rev-id", '\0', "ID", "the id (default: 12 random hex digits)"},
                {"version-path", '\0', "DIR", "the folder, one of the configured locations"}},
    .run = run_squash,
};

}  // namespace retort::cli
