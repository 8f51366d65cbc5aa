// `verify`: is the live database what it should be? A ticked list that goes on after a failure, so that one
// run tells everything.
#include <algorithm>
#include <map>
#include <set>

#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "cli/describe.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/respell.hpp"
#include "cli/schemas.hpp"
#include "cli/table_origins.hpp"
#include "cli/target.hpp"
#include "diff/diff.hpp"
#include "inspect/inspect.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"
#include "run/run.hpp"

namespace retort::cli {
namespace {

/// The list as it grows.
class Ticks {
 public:
  explicit Ticks(const Arguments& arguments) : arguments_(arguments) {}

  void tick(bool good, const std::string& what, const std::string& found,
            const std::vector<std::string>& lines = {}) {
    good_ = good_ && good;
    documents_.push_back(json::object({{"check", json::text(what)},
                                       {"ok", json::boolean(good)},
                                       {"found", json::text(found)},
                                       {"details", json::texts(lines)}}));
    if (arguments_.has("json")) return;
    print_line((good ? paint(Paint::green, "✓ ") : paint(Paint::red, "✗ ")) + what + ": " + found);
    for (const std::string& line : lines) print_line("    " + line);
    std::fflush(stdout);
  }

  int finish() const {
    if (arguments_.has("json"))
      print_line(json::object({{"ok", json::boolean(good_)}, {"checks", json::array(documents_)}}));
    else
      print_line(good_ ? paint(Paint::green, "all passed") : paint(Paint::red, "not as it should be"));
    return good_ ? done : differences;
  }

 private:
  const Arguments& arguments_;
  bool good_ = true;
  std::vector<std::string> documents_;
};

std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

void tick_chain(Ticks& ticks, const Revisions& revisions) {
  std::vector<std::string> lines;
  for (const Diagnostic& problem : manifest_problems(revisions)) lines.push_back(problem.text);
  const std::size_t heads = revisions.graph.heads().size();
  ticks.tick(lines.empty(), "chain valid",
             counted(revisions.graph.size(), "revision") + ", " + counted(heads, "head"), lines);
}

void tick_current(Ticks& ticks, const revision::Graph& graph, const run::Recorded& recorded) {
  std::vector<std::string> wanted;
  for (revision::Index head : graph.effective_heads()) wanted.push_back(graph[head].id);
  std::sort(wanted.begin(), wanted.end());
  const bool at_heads = revision::Rows::moved(graph, recorded.rows) == wanted;
  std::string found = recorded.rows.empty() ? "none" : base::join(recorded.rows, ", ");
  if (at_heads && !wanted.empty()) found += " (head)";
  std::vector<std::string> lines;
  for (const std::string& row : revision::Rows::unknown(graph, recorded.rows))
    lines.push_back("no file explains " + row);
  if (!at_heads && lines.empty()) {
    const revision::Plan plan = revision::plan_upgrade(graph, recorded.rows, {"heads"});
    for (const revision::Step& step : plan.steps)
      lines.push_back("pending: " + graph[step.revision].id + " " + graph[step.revision].message);
  }
  const std::vector<Diagnostic> edited = run::edited_revisions(graph, recorded);
  for (const Diagnostic& one : edited) lines.push_back(one.text + " (R0451)");
  ticks.tick(at_heads && edited.empty(), "current revision", found, lines);
}

/// What is missing, each with the revision that makes it.
std::vector<std::string> described(const std::vector<std::string>& missing,
                                   const std::map<std::string, std::string>& origins,
                                   const revision::Graph& graph, const run::Recorded& recorded) {
  std::set<std::string> pending;
  if (revision::Rows::unknown(graph, recorded.rows).empty()) {
    for (const revision::Step& step : revision::plan_upgrade(graph, recorded.rows, {"heads"}).steps)
      pending.insert(graph[step.revision].id);
  }
  std::vector<std::string> lines;
  for (const std::string& table : missing) {
    const auto origin = origins.find(table);
    std::string line = "missing: " + table;
    if (origin == origins.end())
      line += ", which no revision makes yet (`revision --autogenerate`)";
    else if (pending.contains(origin->second))
      line += ", which " + origin->second + " brings";
    else
      line += ", which " + origin->second + " made: it is gone since";
    lines.push_back(std::move(line));
  }
  return lines;
}

/// How many tables the headers and `models/*.sql` make. What the files make, a server says.
std::size_t expected_tables(const Arguments& arguments, const Workspace& workspace, const Project& project,
                            const DeclaredSchema& schema) {
  if (project.model_sql.empty()) return schema.tables.size();
  postgres::Scratch scratch = open_scratch(arguments, workspace);
  postgres::Scratch::Database database = scratch.create();
  try {
    load_models(database.connection(), project, workspace.configuration);
  } catch (const Error&) {  // Not what is asked here.
    return schema.tables.size();
  }
  return catalog::table_names(
             inspect::inspect(database.connection(), comparison_filter(arguments, workspace)))
      .size();
}

void tick_tables(Ticks& ticks, const Arguments& arguments, const Workspace& workspace,
                 const catalog::Catalog& live, const Project& project, const Revisions& revisions,
                 const run::Recorded& recorded) {
  const std::vector<Name> tables = catalog::table_names(live);
  if (project.models == nullptr) {
    ticks.tick(true, "tables", std::to_string(tables.size()));
    return;
  }
  std::set<std::string> there;
  for (const Name& name : tables) there.insert(qualified(name));
  const DeclaredSchema schema = project.models();
  std::vector<std::string> missing;
  for (const TableDefinition& table : schema.tables) {
    if (!there.contains(qualified(table.name))) missing.push_back(qualified(table.name));
  }
  const std::size_t expected = expected_tables(arguments, workspace, project, schema);
  ticks.tick(tables.size() == expected, "tables",
             counted(tables.size(), "table") + ", " + std::to_string(expected) + " expected");
  const std::string found =
      std::to_string(schema.tables.size() - missing.size()) + " of " + std::to_string(schema.tables.size());
  if (missing.empty()) return ticks.tick(true, "every model has its table", found);
  postgres::Scratch scratch = open_scratch(arguments, workspace);
  std::vector<std::string> lines;
  try {
    const auto origins =
        table_origins(scratch, revisions, project, run_settings(workspace, arguments), missing);
    lines = described(missing, origins, revisions.graph, recorded);
  } catch (const Error&) {  // That they do not run is told with the drift.
    for (const std::string& table : missing) lines.push_back("missing: " + table);
  }
  ticks.tick(false, "every model has its table", found + ", missing " + counted(missing.size(), "table"),
             lines);
}

/// The live schema against what its own revisions build.
void tick_drift(Ticks& ticks, const Arguments& arguments, const Workspace& workspace,
                const Revisions& revisions, const Project& project, const run::Recorded& recorded,
                const catalog::Catalog& live) {
  if (!revision::Rows::unknown(revisions.graph, recorded.rows).empty()) {
    ticks.tick(false, "no drift", "cannot be told: the current revision is unknown");
    return;
  }
  const run::Settings settings = run_settings(workspace, arguments);
  postgres::Scratch scratch = open_scratch(arguments, workspace);
  postgres::Scratch::Database database = scratch.create();
  try {
    if (!recorded.rows.empty())
      load_revisions_into(database.connection(), revisions, recorded.rows, project, settings);
  } catch (const Error& error) {
    std::vector<std::string> lines;
    for (const Diagnostic& one : error.diagnostics()) {
      lines.push_back(one.text + " (" + one.code + (one.place.file.empty() ? "" : ", ") +
                      base::format_place(one.place) + ")");
    }
    ticks.tick(false, "no drift",
               error.code() == "R0647" ? "cannot be told: a revision is unfinished"
                                       : "cannot be told: the revisions do not run on an empty database",
               lines);
    return;
  }
  const catalog::Catalog built = catalog::as_role(
      inspect::inspect(database.connection(), comparison_filter(arguments, workspace)), live.role);
  const std::vector<std::string> lines =
      diff::describe(differences_of(scratch, built, live), "migrations", "database");
  ticks.tick(lines.empty(), "no drift",
             lines.empty() ? "the schema is what the revisions build" : counted(lines.size(), "difference"),
             lines);
}

int run_verify(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const run::Settings settings = run_settings(workspace, arguments);
  Ticks ticks(arguments);
  Connection connection = connect(find_target(arguments, workspace), workspace, arguments);
  const int version = postgres::server_version(connection);
  ticks.tick(true, "database reachable",
             postgres::describe(connection) + ", PostgreSQL " + std::to_string(version / 10000) + "." +
                 std::to_string(version % 10000));
  const Revisions revisions = load_revisions(workspace, project);
  tick_chain(ticks, revisions);
  const run::Recorded recorded = run::read_recorded(connection, settings);
  tick_current(ticks, revisions.graph, recorded);
  const catalog::Catalog live = inspect::inspect(connection, comparison_filter(arguments, workspace));
  tick_tables(ticks, arguments, workspace, live, project, revisions, recorded);
  tick_drift(ticks, arguments, workspace, revisions, project, recorded, live);
  return ticks.finish();
}

}  // namespace

extern const Command verify_command;
const Command verify_command{
    .name = "verify",
    .group = Group::prove,
    .summary = "say whether the database is what it should be",
    .positional = "",
    .details =
        "Checks that the database is reachable, the chain of revisions valid and applied, that every model\n"
        "has its table, and that the schema is exactly what the revisions build. Exit status 3 if not.",
    .example = "verify\nverify --target production --json",
    .options = {},
    .run = run_verify,
};

}  // namespace retort::cli
