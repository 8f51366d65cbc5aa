// `downgrade`: back to a target.
#include "cli/manifest_check.hpp"
#include "cli/output.hpp"
#include "cli/past_squash.hpp"
#include "cli/plan.hpp"
#include "cli/rows.hpp"
#include "cli/run_report.hpp"
#include "cli/target.hpp"
#include "cli/usage.hpp"
#include "run/offline.hpp"

namespace retort::cli {
namespace {

int run_downgrade(const Arguments& arguments, const Project& project) {
  if (arguments.positional.size() != 1) {
    throw UsageError(Diagnostic{
        .code = "R0603",
        .text = "`downgrade` needs one target",
        .help = "`" + arguments.program + " downgrade -1` undoes one revision, `base` all of them"});
  }
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest_of_target(revisions, arguments, workspace);
  const run::Settings settings = run_settings(workspace, arguments);
  const run::ScriptSource scripts = script_source(project);
  const std::string& target = arguments.positional.front();

  if (arguments.has("sql")) {
    refuse_json(arguments, "downgrade --sql", "a script for psql");
    walk_past_squash_offline(revisions.graph, revision::Direction::downgrade, {target},
                             [&](const revision::Graph& graph, const revision::OfflinePlan& plan) {
                               print(run::offline_sql(graph, plan, scripts, settings));
                             });
    return done;
  }
  Connection connection =
      connect(find_target(arguments, workspace), workspace, arguments, {{"client_min_messages", "notice"}});
  if (arguments.has("dry-run")) {
    print_plan_of(connection, arguments, workspace, project, revisions.graph, revision::Direction::downgrade,
                  {target});
    return done;
  }
  RunReport report(arguments, workspace.environment);
  walk_past_squash(
      revisions.graph, revision::Direction::downgrade, {target},
      [&] { return read_rows(connection, arguments, workspace); },
      [&](const revision::Graph& graph) {
        report.finish(run::downgrade(connection, graph, target, scripts, settings, report));
      });
  return done;
}

}  // namespace

extern const Command downgrade_command;
const Command downgrade_command{
    .name = "downgrade",
    .group = Group::change,
    .summary = "undo revisions, back to a target",
    .positional = "TARGET",
    .details =
        "TARGET stays applied: -N goes back N revisions, `base` undoes everything. With --sql TARGET is a\n"
        "range, from:to, and no database is read.",
    .example = "downgrade -1\ndowngrade 1975ea\ndowngrade base\ndowngrade ae1027:base --sql",
    .options = {{"dry-run", 'n', "", "print the SQL that would run"},
                {"sql", '\0', "", "print a script for psql, without a database"},
                {"single-transaction", '\0', "", "all revisions in one transaction"},
                {"lock-timeout", '\0', "TIME", "how long a statement waits for a lock, such as 5s"},
                {"lock-wait", '\0', "TIME", "how long to wait for another run to end (default: 60s)"},
                {"accept-edited", '\0', "",
                 "go on though applied files were edited, and keep their new hashes"}},
    .run = run_downgrade,
};

}  // namespace retort::cli
