// `upgrade`: forward to one or several targets.
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

int run_upgrade(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest_of_target(revisions, arguments, workspace);
  const run::Settings settings = run_settings(workspace, arguments);
  const run::ScriptSource scripts = script_source(project);
  std::vector<std::string> targets = arguments.positional;
  if (targets.empty()) targets.push_back("heads");

  if (arguments.has("sql")) {
    refuse_json(arguments, "upgrade --sql", "a script for psql");
    walk_past_squash_offline(revisions.graph, revision::Direction::upgrade, targets,
                             [&](const revision::Graph& graph, const revision::OfflinePlan& plan) {
                               if (plan.plan.steps.empty() && plan.plan.moves.empty())
                                 note(arguments, "nothing to do between the two");
                               print(run::offline_sql(graph, plan, scripts, settings));
                             });
    return done;
  }
  Connection connection =
      connect(find_target(arguments, workspace), workspace, arguments, {{"client_min_messages", "notice"}});
  if (arguments.has("dry-run")) {
    print_plan_of(connection, arguments, workspace, project, revisions.graph, revision::Direction::upgrade,
                  targets);
    return done;
  }
  RunReport report(arguments, workspace.environment);
  walk_past_squash(
      revisions.graph, revision::Direction::upgrade, targets,
      [&] { return read_rows(connection, arguments, workspace); },
      [&](const revision::Graph& graph) {
        report.finish(run::upgrade(connection, graph, targets, scripts, settings, report));
      });
  return done;
}

}  // namespace

extern const Command upgrade_command;
const Command upgrade_command{
    .name = "upgrade",
    .group = Group::change,
    .summary = "run the revisions that lead to a target",
    .positional = "[TARGET]...",
    .details =
        "TARGET is an id or a unique prefix of one, a label, head, heads (the default), +N, branch@head and "
        "the\n"
        "like. Each revision runs in a transaction of its own, together with its row in the version table.\n"
        "With --sql the script is printed and no database is read; TARGET may then be a range, from:to.",
    .example = "upgrade\nupgrade +1\nupgrade 7c0d91\nupgrade heads --sql > migration.sql",
    .options = {{"dry-run", 'n', "", "print the SQL that would run"},
                {"sql", '\0', "", "print a script for psql, without a database"},
                {"single-transaction", '\0', "", "all revisions in one transaction"},
                {"lock-timeout", '\0', "TIME", "how long a statement waits for a lock, such as 5s"},
                {"lock-wait", '\0', "TIME", "how long to wait for another run to end (default: 60s)"},
                {"accept-edited", '\0', "",
                 "go on though applied files were edited, and keep their new hashes"}},
    .run = run_upgrade,
};

}  // namespace retort::cli
