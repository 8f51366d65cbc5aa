// `ensure-version`: makes the version table and the history table, and nothing else.
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "cli/target.hpp"
#include "cli/usage.hpp"
#include "run/version_table.hpp"

namespace retort::cli {
namespace {

int run_ensure_version(const Arguments& arguments, const Project&) {
  const Workspace workspace = open_workspace(arguments);
  const run::Settings settings = run_settings(workspace, arguments);
  if (arguments.has("sql")) {
    refuse_json(arguments, "ensure-version --sql", "a script for psql");
    print(run::create_version_tables(settings));
    return done;
  }
  Connection connection = connect(find_target(arguments, workspace), workspace, arguments);
  const bool made = run::ensure_version(connection, settings);
  if (arguments.has("json")) print_line(json::object({{"created", json::boolean(made)}}));
  note(arguments, made ? "created the version table" : "the version table is there already");
  return done;
}

}  // namespace

extern const Command ensure_version_command;
const Command ensure_version_command{
    .name = "ensure-version",
    .group = Group::change,
    .summary = "create the version table if it is not there",
    .positional = "",
    .details = "",
    .example = "ensure-version",
    .options = {{"sql", '\0', "", "print the statements, without a database"}},
    .run = run_ensure_version,
};

}  // namespace retort::cli
