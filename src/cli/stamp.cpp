// `stamp`: says where a database stands, without running anything.
#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "cli/run_report.hpp"
#include "cli/target.hpp"
#include "cli/usage.hpp"
#include "run/offline.hpp"

namespace retort::cli {
namespace {

int run_stamp(const Arguments& arguments, const Project& project) {
  if (arguments.positional.empty()) {
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "`stamp` needs a target",
                                .help = "such as `" + arguments.program + " stamp head`"});
  }
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  const run::Settings settings = run_settings(workspace, arguments);
  if (arguments.has("sql")) {
    refuse_json(arguments, "stamp --sql", "a script for psql");
    const std::string script =
        run::offline_stamp_sql(revisions.graph, arguments.positional, settings, arguments.has("purge"));
    if (script.empty())
      note(arguments, "no row changes; without a start that is base: `" + arguments.program +
                          " stamp head:base --sql` starts at head");
    print(script);
    return done;
  }
  Connection connection = connect(find_target(arguments, workspace), workspace, arguments);
  RunReport report(arguments, workspace.environment);
  report.finish(
      run::stamp(connection, revisions.graph, arguments.positional, arguments.has("purge"), settings, report),
      true);
  return done;
}

}  // namespace

extern const Command stamp_command;
const Command stamp_command{
    .name = "stamp",
    .group = Group::change,
    .summary = "set the version rows without running anything",
    .positional = "TARGET...",
    .details =
        "For a database whose tables are already there. --purge empties the version table first, which\n"
        "is the way out when it names a revision that no file explains.",
    .example = "stamp head\nstamp --purge 001_initial_schema\nstamp base",
    .options = {{"purge", '\0', "", "empty the version table first"},
                {"sql", '\0', "", "print a script for psql, without a database; TARGET is start:end"},
                {"lock-wait", '\0', "TIME", "how long to wait for another run to end (default: 60s)"}},
    .run = run_stamp,
};

}  // namespace retort::cli
