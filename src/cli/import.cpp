// `import`: takes the history of another tool over. Nothing is written before every new file has been read
// back and the graph with them found sound.
#include <algorithm>
#include <filesystem>
#include <set>

#include "base/file.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "cli/alembic_project.hpp"
#include "cli/import_proof.hpp"
#include "cli/json.hpp"
#include "cli/new_revision.hpp"
#include "cli/output.hpp"
#include "cli/revision_folder.hpp"
#include "cli/run_report.hpp"
#include "cli/target.hpp"
#include "cli/usage.hpp"
#include "import/tools.hpp"
#include "postgres/query.hpp"
#include "run/run.hpp"

namespace retort::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> tool_names() {
  std::vector<std::string> names{"alembic"};
  for (const imports::Tool& tool : imports::tools()) names.push_back(tool.name);
  return names;
}

imports::Options import_options(const Arguments& arguments) {
  imports::Options options;
  for (const std::string& given : arguments.values("placeholder")) {
    const std::size_t equals = given.find('=');
    if (equals == std::string::npos || equals == 0)
      throw UsageError(Diagnostic{.code = "R0603",
                                  .text = "--placeholder takes NAME=VALUE, not `" + given + "`",
                                  .help = "such as --placeholder schema=public"});
    options.placeholders[given.substr(0, equals)] = given.substr(equals + 1);
  }
  return options;
}

fs::path root_of(const Workspace& workspace) {
  return workspace.root.value_or(fs::current_path());
}

fs::path target_folder(const Workspace& workspace) {
  return workspace.locations.empty() ? root_of(workspace) / "migrations" : workspace.locations.front();
}

/// A retort.toml for a folder that has none; empty where one is there.
std::string configuration_text(const Workspace& workspace, const imports::History& history) {
  if (!workspace.configuration.path.empty() || workspace.configuration.compiled_in) return "";
  std::string text = "# See `retort config` for what else may stand here.\n\n[migrations]\n";
  if (!history.version_table.name.empty()) text += "version_table = \"" + history.version_table.name + "\"\n";
  if (!history.version_table.schema.empty())
    text += "version_schema = \"" + history.version_table.schema + "\"\n";
  if (const std::string folder = target_folder(workspace).lexically_relative(root_of(workspace)).string();
      folder != "migrations")
    text += "locations = [\"" + folder + "\"]\n";
  return text + "format = \"sql\"\n";
}

/// The folder that is written would be full of files that are no revisions.
void refuse_itself(const Workspace& workspace, const fs::path& place, const std::string& program) {
  std::error_code missing;
  const bool same = fs::equivalent(place, target_folder(workspace), missing);
  if (missing || !same) return;
  throw UsageError(Diagnostic{.code = "R0603",
                              .text = "`" + place.string() + "` cannot be imported into itself",
                              .help = "its files would stand among the revisions; move them away, or let the "
                                      "revisions have another folder: `" +
                                      program + " import … --migrations revisions`"});
}

/// Both must keep their rows in one table, or they would soon disagree.
void require_same_table(const Workspace& workspace, const imports::History& history) {
  const Configuration& said = workspace.configuration;
  const Name& wanted = history.version_table;
  if (wanted.name.empty() || (said.path.empty() && !said.compiled_in)) return;
  const auto schema = [](const std::string& name) { return name.empty() ? std::string("public") : name; };
  if (said.version_table == wanted.name && schema(said.version_schema) == schema(wanted.schema)) return;
  throw Error(
      Diagnostic{.code = "R0645",
                 .text = "Alembic keeps its rows in " + base::quote_name(wanted) + ", and this project in " +
                         base::quote_name({said.version_schema, said.version_table}),
                 .help = "put `version_table = \"" + wanted.name + "\"`" +
                         (wanted.schema.empty() ? "" : " and `version_schema = \"" + wanted.schema + "\"`") +
                         " under [migrations] in retort.toml",
                 .place = {said.path, 0, 0}});
}

struct NewFile {
  std::string name;
  std::string content;
  const imports::Imported* from = nullptr;
};

std::string file_name(const Configuration& configuration, const imports::Imported& one,
                      std::set<std::string>& taken) {
  render::RevisionHead head;
  head.id = one.id;
  head.message = one.message;
  head.created = one.created;
  const std::string stem =
      one.stem.empty() ? file_stem(configuration, head) : base::replace_all(one.stem, " ", "_");
  std::string name = stem + ".sql";
  if (!taken.insert(name).second) {
    name = stem + "_" + base::replace_all(one.id, "/", "_") + ".sql";
    taken.insert(name);
  }
  return name;
}

/// What is to be written, and the graph with it.
struct Prepared {
  fs::path folder;
  std::vector<NewFile> files;
  std::size_t known = 0;  ///< Revisions that are here already.
  revision::Graph graph;
};

std::vector<revision::Revision> present(const Workspace& workspace, const Project& project) {
  const bool any =
      std::any_of(workspace.locations.begin(), workspace.locations.end(),
                  [](const fs::path& folder) { return fs::is_directory(folder) && !fs::is_empty(folder); });
  if (!any) return {};
  const Revisions here = load_revisions(workspace, project);
  require_manifest(here);
  std::vector<revision::Revision> all = here.graph.revisions();
  const auto& squashed = here.graph.squashes().files();
  all.insert(all.end(), squashed.begin(), squashed.end());
  return all;
}

/// Whether the file that was made of `one` means what it means.
bool says_the_same(const revision::Revision& read, const imports::Imported& one) {
  const auto sections = [](const std::string& text) {
    return (text.starts_with("-- retort:") ? 1U : 0U) +
           (text.find("\n-- retort:") != std::string::npos ? 1U : 0U);
  };
  return read.id == one.id && read.revises == one.revises && read.depends_on == one.depends_on &&
         read.branch_labels == one.branch_labels && read.created == one.created &&
         read.transactional == one.transactional && read.downgrade.present == one.downgrade.present &&
         sections(one.upgrade.sql) + sections(one.downgrade.sql) == 0;
}

Prepared prepare(const Workspace& workspace, const Project& project, const imports::History& history) {
  Prepared prepared;
  prepared.folder = target_folder(workspace);
  std::vector<revision::Revision> all = present(workspace, project);
  std::set<std::string> ids, names;
  for (const revision::Revision& one : all) {
    ids.insert(one.id);
    ids.insert(one.replaces.begin(), one.replaces.end());
    names.insert(one.file.name);
  }
  std::vector<Diagnostic> problems;
  for (const imports::Imported& one : history.revisions) {
    if (ids.contains(one.id)) {
      ++prepared.known;
      continue;
    }
    NewFile file{file_name(workspace.configuration, one, names), imports::file_text(one), &one};
    revision::Reading reading =
        revision::read_revision({file.name, shown(prepared.folder / file.name), file.content});
    for (Diagnostic& problem : reading.problems) problems.push_back(std::move(problem));
    for (revision::Revision& read : reading.revisions) {
      if (reading.problems.empty() && !says_the_same(read, one))
        problems.push_back(
            {.code = "R0644",
             .text = one.id + " cannot be written as a SQL revision: it would be read as something else",
             .help = "look for a line `-- retort:` in it, which opens a section here",
             .place = {one.origin, 0, 0}});
      all.push_back(std::move(read));
    }
    prepared.files.push_back(std::move(file));
  }
  if (!problems.empty()) throw Error(std::move(problems));
  prepared.graph = revision::Graph(std::move(all));
  return prepared;
}

void write(const Prepared& prepared, const fs::path& configuration, const std::string& configuration_text) {
  std::vector<fs::path> written;
  try {
    fs::create_directories(prepared.folder);
    if (!configuration_text.empty()) {
      base::write_file(configuration, configuration_text);
      written.push_back(configuration);
    }
    for (const NewFile& file : prepared.files) {
      base::write_file(prepared.folder / file.name, file.content, base::Durability::unsynced);
      written.push_back(prepared.folder / file.name);
    }
    rewrite_manifest(prepared.folder);
  } catch (...) {
    std::error_code ignored;
    for (const fs::path& path : written) fs::remove(path, ignored);
    throw;
  }
}

/// Moves the rows to where the other tool's own table says that the database stands.
void stamp(const Arguments& arguments, const Workspace& workspace, const revision::Graph& graph,
           const imports::Tool& tool, const imports::History& history) {
  Connection connection = connect(find_target(arguments, workspace), workspace, arguments);
  const std::string table = arguments.value("table").value_or(tool.table);
  const base::Rows there = postgres::query(connection, "SELECT to_regclass($1) IS NOT NULL", {table});
  if (there.rows.at(0).at(0) != "t")
    throw Error(Diagnostic{
        .code = "R0646",
        .text =
            "the database has no table " + table + ", in which " + tool.name + " keeps what it has applied",
        .help = "name the table with --table, or leave --stamp away for a database that is empty"});
  const base::Rows rows =
      postgres::query(connection, "SELECT " + tool.columns + " FROM " + table + " ORDER BY " + tool.order);
  const std::string at = imports::reached(history, tool.applied(history, rows));
  RunReport report(arguments, workspace.environment);
  report.finish(run::stamp(connection, graph, {at.empty() ? "base" : at}, false,
                           run_settings(workspace, arguments), report),
                true);
}

void tell(const Arguments& arguments, const Prepared& prepared, const imports::History& history) {
  std::vector<std::string> written, unfinished;
  for (const NewFile& file : prepared.files) {
    const std::string path = shown(prepared.folder / file.name);
    written.push_back(path);
    for (const auto& [half, name] :
         {std::pair{&file.from->upgrade, "upgrade"}, std::pair{&file.from->downgrade, "downgrade"}}) {
      if (!half->present || half->unfinished.empty()) continue;
      unfinished.push_back(path);
      say(arguments, path + ": finish the " + name + " by hand: " + half->unfinished);
    }
    for (const std::string& remark : file.from->notes) note(arguments, path + ": " + remark);
  }
  for (const std::string& remark : history.notes) say(arguments, remark);
  unfinished.erase(std::unique(unfinished.begin(), unfinished.end()), unfinished.end());
  if (arguments.has("json")) {
    print_line(json::object({{"files", json::texts(written)}, {"unfinished", json::texts(unfinished)}}));
    return;
  }
  std::string text = "imported " + std::to_string(written.size()) +
                     (written.size() == 1 ? " revision" : " revisions") + " into " + shown(prepared.folder);
  if (prepared.known > 0) text += ", " + std::to_string(prepared.known) + " were there already";
  if (!unfinished.empty()) text += "; " + std::to_string(unfinished.size()) + " to be finished by hand";
  print_line(text);
}

int run_import(const Arguments& arguments, const Project& project) {
  if (arguments.positional.size() != 2)
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "`import` needs the name of a tool and the folder of its files",
                                .help = "such as `" + arguments.program +
                                        " import alembic ../service`; tools are " +
                                        base::join(tool_names(), ", ")});
  const std::string& name = arguments.positional[0];
  const fs::path place = arguments.positional[1];
  const imports::Tool* tool = imports::find_tool(name);
  if (tool == nullptr && name != "alembic") throw wrong_word("`import`", name, tool_names());
  if (arguments.has("stamp") && tool == nullptr)
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "--stamp is not for Alembic: its table is used as it is",
                                .help = "leave it out"});

  Workspace workspace = open_workspace(arguments);
  if (tool != nullptr) refuse_itself(workspace, place, arguments.program);
  const imports::History history = tool != nullptr
                                       ? tool->read(place, import_options(arguments))
                                       : read_alembic_project(arguments, workspace.environment, place);
  require_same_table(workspace, history);
  const Prepared prepared = prepare(workspace, project, history);
  write(prepared, root_of(workspace) / "retort.toml", configuration_text(workspace, history));
  if (workspace.configuration.path.empty() && !workspace.configuration.compiled_in)
    workspace = open_workspace(arguments);
  tell(arguments, prepared, history);

  int status = done;
  if (!arguments.has("no-proof") && !prepared.graph.empty())
    status = prove_import(arguments, workspace, project, prepared.graph) ? done : failed;
  if (arguments.has("stamp")) stamp(arguments, workspace, prepared.graph, *tool, history);
  return status;
}

}  // namespace

extern const Command import_command;
const Command import_command{
    .name = "import",
    .group = Group::write,
    .summary = "take over the revisions of Alembic, dbmate, goose, golang-migrate, Flyway or sqitch",
    .positional = "TOOL DIR",
    .details =
        "TOOL is alembic, dbmate, goose, golang-migrate, flyway or sqitch; DIR holds its files (for Alembic: "
        "the\n"
        "folder of alembic.ini, that file, or the folder of env.py; for sqitch: that of sqitch.plan). Each "
        "becomes a\n"
        "SQL revision with the same id, parents, labels, dependencies, message and time. DIR is only "
        "read.\n\n"
        "Alembic's revisions are rendered by the project's own Python and Alembic, without a database. What "
        "they\n"
        "could not do without one is marked in the file, refuses to run, and is listed. The version table "
        "is\n"
        "Alembic's: both tools go on working on it. Revisions that are here already are left alone, so that "
        "it may\n"
        "be run again. At the end everything runs up and down on a scratch database.\n\n"
        "With --stamp the rows are set to what the other tool's own table says about the database.",
    .example =
        "import alembic ../service\nimport alembic ../service/alembic.ini --python "
        "../service/.venv/bin/python\n"
        "import dbmate db/migrations --stamp --url postgresql://localhost/shop\n"
        "import flyway sql --placeholder schema=public",
    .options = {{"python", '\0', "PATH", "the Python that has the project's Alembic (default: found)"},
                {"section", 'n', "NAME", "of alembic.ini (default: alembic)"},
                {"database", '\0', "NAME", "the one that is meant where env.py migrates several"},
                {"x-argument", 'x', "NAME=VALUE", "what env.py finds with get_x_argument()"},
                {"placeholder", '\0', "NAME=VALUE", "for ${NAME} in Flyway's files"},
                {"stamp", '\0', "", "set the rows from the other tool's table"},
                {"table", '\0', "NAME", "that table, if it is not called as usual"},
                {"lock-wait", '\0', "TIME",
                 "with --stamp: how long to wait for another run to end (default: 60s)"},
                {"no-proof", '\0', "", "do not run what was written on a scratch database"}},
    .run = run_import,
};

}  // namespace retort::cli
