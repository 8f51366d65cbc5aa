// `test`: proves the revisions on a scratch database, as TAP for `meson test`. Every revision goes up, down
// and up again, on top of those before it; the schema is read before and after each.
#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "cli/comparison.hpp"
#include "cli/output.hpp"
#include "cli/respell.hpp"
#include "cli/schemas.hpp"
#include "cli/tap.hpp"
#include "cli/usage.hpp"
#include "diff/diff.hpp"
#include "inspect/inspect.hpp"
#include "postgres/dump.hpp"
#include "postgres/sample_rows.hpp"
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
  postgres::Scratch& scratch;
  Connection& connection;
  const Revisions& revisions;
  run::ScriptSource scripts;
  run::Settings settings;
  catalog::Filter filter;
  catalog::Catalog now;

  const postgres::LeftAlone& own_tables() const { return filter.excluded_tables; }
  postgres::Contents rows() { return postgres::read_contents(connection, own_tables()); }
  catalog::Catalog look() { return inspect::inspect(connection, filter); }
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

std::vector<std::string> left_behind(Bench& bench, const catalog::Catalog& before,
                                     const catalog::Catalog& after, const std::string& when) {
  return diff::describe(differences_of(bench.scratch, before, after), "the schema before",
                        "the schema " + when);
}

/// `diagnostic`, with `lines` below it.
Diagnostic with_lines(Diagnostic diagnostic, const std::vector<std::string>& lines) {
  diagnostic.help = "the downgrade left this behind: " + base::join(lines, "; ");
  return diagnostic;
}

/// `go`, with rows in every table that takes them; without any if the made-up ones are refused. What becomes
/// of rows is for the reader to judge: a revision may well be there to change them.
template <class Go>
void with_rows(Bench& bench, const revision::Revision& revision, std::vector<std::string>& remarks,
               const std::string& way, const Go& go) {
  // What fails half-way outside of a transaction cannot be tried again.
  if (!revision.transactional) {
    postgres::empty_tables(bench.connection, bench.own_tables());
    return go();
  }
  postgres::fill_tables(bench.connection, bench.own_tables());
  const postgres::Contents before = bench.rows();
  try {
    go();
  } catch (const Error& error) {
    postgres::empty_tables(bench.connection, bench.own_tables());
    go();
    remarks.push_back("on empty tables only: " + error.diagnostics().front().text);
    return;
  }
  for (const std::string& line : postgres::losses(before, bench.rows()))
    remarks.push_back("rows, on the way " + way + ": " + line);
}

/// Up, down, up. Returns what is wrong.
std::vector<std::string> try_revision(Bench& bench, const revision::Revision& revision,
                                      std::vector<std::string>& remarks) {
  const catalog::Catalog before = bench.now;
  with_rows(bench, revision, remarks, "up", [&] { bench.up(revision.id); });
  bench.now = bench.look();
  with_rows(bench, revision, remarks, "down", [&] { bench.down(revision); });
  std::vector<std::string> wrong = left_behind(bench, before, bench.look(), "after the downgrade");
  try {
    bench.up(revision.id);
  } catch (const Error&) {
    // The rows that are left may be what it refuses.
    postgres::empty_tables(bench.connection, bench.own_tables());
    try {
      bench.up(revision.id);
    } catch (const Error& error) {
      if (wrong.empty()) throw;
      // What the downgrade left behind is the reason.
      throw Error(with_lines(error.diagnostics().front(), wrong));
    }
  }
  const catalog::Catalog again = bench.look();
  for (std::string& line : left_behind(bench, bench.now, again, "after the second upgrade"))
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
  std::vector<std::string> remarks;
  try {
    if (!has_way_back(revision)) {
      with_rows(bench, revision, remarks, "up", [&] { bench.up(revision.id); });
      bench.now = bench.look();
      tap.skipped(name, "goes up; has no downgrade section, so the way back was not tried");
      return true;
    }
    std::vector<std::string> wrong = try_revision(bench, revision, remarks);
    const bool good = wrong.empty();
    wrong.insert(wrong.end(), remarks.begin(), remarks.end());
    tap.result(good, name, wrong);
    return true;
  } catch (const Error& error) {
    tap.result(false, name, report(arguments, error));
    return false;
  }
}

/// A second opinion on a comparison that found nothing: pg_dump's. Two spellings of one expression are no
/// difference, but are two texts to pg_dump.
std::vector<std::string> asked_twice(const Workspace& workspace, const Project& project, Bench& bench,
                                     std::vector<std::string>& remarks) {
  postgres::Scratch::Database models = bench.scratch.create();
  load_models(models.connection(), project, workspace.configuration);
  const postgres::DumpOptions options{
      .owners = false, .privileges = false, .excluded_tables = bench.filter.excluded_tables};
  const postgres::SchemaDump have = postgres::dump_schema(bench.connection, options);
  const postgres::SchemaDump want = postgres::dump_schema(models.connection(), options);
  if (!have.why_not.empty()) {
    remarks.push_back("not asked of pg_dump: " + have.why_not);
    return {};
  }
  std::vector<std::string> lines = postgres::dump_differences(
      postgres::normalised_dump(have.text), postgres::normalised_dump(want.text), "the heads", "the models");
  const catalog::Catalog declared = inspect::inspect(models.connection(), bench.filter);
  if (diff::spelled_differently(bench.now, declared).empty()) return lines;
  remarks.insert(remarks.end(), lines.begin(), lines.end());
  return {};
}

void test_models(Tap& tap, const Arguments& arguments, const Workspace& workspace, const Project& project,
                 Bench& bench, bool sound) {
  const std::string name = "the heads equal the models";
  if (project.models == nullptr) return tap.skipped(name, "no models are compiled in");
  try {
    std::vector<std::string> lines = compare_models(arguments, workspace, bench.revisions, project).lines;
    std::vector<std::string> remarks;
    if (lines.empty() && sound) lines = asked_twice(workspace, project, bench, remarks);
    const bool good = lines.empty();
    lines.insert(lines.end(), remarks.begin(), remarks.end());
    tap.result(good, name, lines);
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
  Bench bench{scratch,
              database.connection(),
              revisions,
              script_source(project),
              run_settings(workspace, arguments),
              {},
              {}};
  bench.filter = comparison_filter(arguments, workspace);
  bench.settings.edited = run::Edited::ignore;
  bench.settings.scratch = true;
  bench.now = bench.look();
  bool sound = true;
  for (revision::Index index : graph.upgrade_order(std::vector<bool>(graph.size(), true))) {
    if (sound)
      sound = test_revision(tap, arguments, bench, graph[index]);
    else
      tap.result(false, graph[index].id, {"not tried: a revision before it failed"});
  }
  test_models(tap, arguments, workspace, project, bench, sound);
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
        "Prints TAP: the graph and the manifest are sound; every revision goes up, down and up again, with\n"
        "made-up rows in the tables, and leaves the same schema; the heads equal the models. Needs no live "
        "database. Exit status 77, which\n"
        "Meson takes for a skipped test, where no server can be had.",
    .example = "test",
    .options = {{"no-cache", '\0', "", "compare even if nothing changed since the last time"}},
    .run = run_test,
};

}  // namespace retort::cli
