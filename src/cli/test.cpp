// `test`: proves the revisions on a scratch database, as TAP for `meson test`. Every revision goes up, down
// and up again, on top of those before it; the schema is read before and after each.
#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "cli/comparison.hpp"
#include "cli/output.hpp"
#include "cli/schemas.hpp"
#include "cli/tap.hpp"
#include "cli/usage.hpp"
#include "diff/diff.hpp"
#include "inspect/inspect.hpp"
#include "postgres/server.hpp"
#include "revision/steps.hpp"
#include "run/run.hpp"

namespace retort::cli {
namespace {

constexpr int skip_all = 77;  // What Meson takes for a skipped test.

std::vector<std::string> report(const Arguments& arguments, const Error& error) {
  std::vector<std::string> lines;
  for (const Diagnostic& diagnostic : error.diagnostics())
    lines.push_back(std::string(base::trim(base::format(arguments.program, diagnostic))));
  return lines;
}

/// The one scratch database on which all revisions are tried, and what it looks like now.
struct Bench {
  Connection& connection;
  const Revisions& revisions;
  run::ScriptSource scripts;
  run::Settings settings;
  catalog::Catalog now;

  catalog::Catalog look() { return inspect::inspect(connection, schema_filter(settings)); }
  void up(const std::string& id) {
    run::Observer silent;
    run::upgrade(connection, revisions.graph, {id}, scripts, settings, silent);
  }
  void down(const revision::Revision& revision) {
    run::Observer silent;
    // Below the revision on its own line, so that other branches stay.
    const std::string below = revision.revises.empty() ? "base" : revision.revises.front();
    run::downgrade(connection, revisions.graph, revision.id + "@" + below, scripts, settings, silent);
  }
};

std::vector<std::string> left_behind(const catalog::Catalog& before, const catalog::Catalog& after,
                                     const std::string& when) {
  return diff::describe(diff::differences(before, after), "the schema before", "the schema " + when);
}

/// `diagnostic`, with `lines` below it.
Diagnostic with_lines(Diagnostic diagnostic, const std::vector<std::string>& lines) {
  diagnostic.help = "the downgrade left this behind: " + base::join(lines, "; ");
  return diagnostic;
}

/// Up, down, up. Returns what is wrong.
std::vector<std::string> try_revision(Bench& bench, const revision::Revision& revision) {
  const catalog::Catalog before = bench.now;
  bench.up(revision.id);
  bench.now = bench.look();
  bench.down(revision);
  std::vector<std::string> wrong = left_behind(before, bench.look(), "after the downgrade");
  try {
    bench.up(revision.id);
  } catch (const Error& error) {
    if (wrong.empty()) throw;
    // What the downgrade left behind is the reason.
    throw Error(with_lines(error.diagnostics().front(), wrong));
  }
  const catalog::Catalog again = bench.look();
  for (std::string& line : left_behind(bench.now, again, "after the second upgrade"))
    wrong.push_back(std::move(line));
  bench.now = again;
  return wrong;
}

bool has_way_back(const revision::Revision& revision) {
  return revision.language == revision::Language::cpp || revision.downgrade.present;
}

/// False: what stands on this revision cannot be tried.
bool test_revision(Tap& tap, const Arguments& arguments, Bench& bench, const revision::Revision& revision) {
  const std::string name = revision.id + (revision.message.empty() ? "" : " " + revision.message);
  try {
    if (!has_way_back(revision)) {
      bench.up(revision.id);
      bench.now = bench.look();
      tap.skipped(name, "goes up; has no downgrade section, so the way back was not tried");
      return true;
    }
    const std::vector<std::string> wrong = try_revision(bench, revision);
    tap.result(wrong.empty(), name, wrong);
    return true;
  } catch (const Error& error) {
    tap.result(false, name, report(arguments, error));
    return false;
  }
}

void test_models(Tap& tap, const Arguments& arguments, const Workspace& workspace, const Revisions& revisions,
                 const Project& project) {
  const std::string name = "the heads equal the models";
  if (project.models == nullptr) return tap.skipped(name, "no models are compiled in");
  try {
    const Comparison comparison = compare_models(arguments, workspace, revisions, project);
    tap.result(comparison.lines.empty(), name, comparison.lines);
  } catch (const Error& error) {
    tap.result(false, name, report(arguments, error));
  }
}

/// Why no server can be had, or nothing.
std::string without_server(const Arguments& arguments, const Workspace& workspace) {
  if (postgres::find_programs()) return "";
  try {
    find_target(arguments, workspace);
    return "";
  } catch (const Error& error) {
    return error.what();
  }
}

int run_test(const Arguments& arguments, const Project& project) {
  refuse_json(arguments, "test", "TAP");
  const Workspace workspace = open_workspace(arguments);
  if (const std::string reason = without_server(arguments, workspace); !reason.empty()) {
    print_line("1..0 # SKIP " + reason);
    return skip_all;
  }
  Revisions revisions;
  std::vector<std::string> wrong;
  bool readable = true;
  try {
    revisions = load_revisions(workspace, project);
    for (const Diagnostic& problem : manifest_problems(revisions))
      wrong.push_back(std::string(base::trim(base::format(arguments.program, problem))));
  } catch (const Error& error) {
    wrong = report(arguments, error);
    readable = false;
  }
  const revision::Graph& graph = revisions.graph;
  Tap tap(readable ? graph.size() + 2 : 1);
  tap.result(wrong.empty(), "the graph and the manifest are sound", wrong);
  if (!readable) return failed;

  postgres::Scratch scratch = open_scratch(arguments, workspace);
  postgres::Scratch::Database database = scratch.create();
  Bench bench{
      database.connection(), revisions, script_source(project), run_settings(workspace, arguments), {}};
  bench.settings.edited = run::Edited::ignore;
  bench.now = bench.look();
  bool sound = true;
  for (revision::Index index : graph.upgrade_order(std::vector<bool>(graph.size(), true))) {
    if (sound)
      sound = test_revision(tap, arguments, bench, graph[index]);
    else
      tap.result(false, graph[index].id, {"not tried: a revision before it failed"});
  }
  test_models(tap, arguments, workspace, revisions, project);
  return tap.good() ? done : failed;
}

}  // namespace

extern const Command test_command;
const Command test_command{
    .name = "test",
    .group = Group::prove,
    .summary = "prove on a scratch database that every revision goes up, down and up",
    .positional = "",
    .details =
        "Prints TAP: the graph and the manifest are sound; every revision goes up, down and up again and\n"
        "leaves the same schema; the heads equal the models. Needs no live database. Exit status 77, which\n"
        "Meson takes for a skipped test, where no server can be had.",
    .example = "test",
    .options = {{"no-cache", '\0', "", "compare even if nothing changed since the last time"}},
    .run = run_test,
};

}  // namespace retort::cli
