// `reset`: everything goes, then the revisions run again. Asks first.
#include "base/sql.hpp"
#include "cli/output.hpp"
#include "cli/revisions.hpp"
#include "cli/run_report.hpp"
#include "cli/target.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"
#include "run/offline.hpp"

namespace retort::cli {
namespace {

/// Every schema that is no part of the server, in one transaction. `public` comes back as it was made: with
/// its owner and its rights.
std::string drop_script(Connection& connection) {
  const base::Rows schemas = postgres::query(
      connection,
      "SELECT n.nspname, pg_get_userbyid(n.nspowner), EXISTS (SELECT FROM pg_depend d WHERE d.classid = "
      "'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e') FROM pg_namespace n "
      "WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY 1");
  const bool public_for_all = postgres::server_version(connection) < 150000;
  std::string script = "BEGIN;\n";
  for (const base::Row& row : schemas.rows) {
    if (*row[2] == "t") continue;  // It belongs to an extension.
    const std::string name = base::quote_identifier(*row[0]);
    script += "DROP SCHEMA " + name + " CASCADE;\n";
    if (*row[0] != "public") continue;
    script +=
        "CREATE SCHEMA public;\nALTER SCHEMA public OWNER TO " + base::quote_identifier(*row[1]) + ";\n";
    script += std::string("GRANT ") + (public_for_all ? "ALL" : "USAGE") + " ON SCHEMA public TO PUBLIC;\n";
    script += "COMMENT ON SCHEMA public IS 'standard public schema';\n";
  }
  return script + "COMMIT;\n";
}

int run_reset(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest(revisions);
  Connection connection = connect(find_target(arguments, workspace), workspace, arguments);
  const bool agreed = arguments.has("yes") || workspace.environment("RETORT_YES").has_value();
  if (!agreed && !confirm("Drop everything in " + postgres::describe(connection) + "?")) {
    throw Error(Diagnostic{.code = "R0613",
                           .text = "reset drops everything in the database and was not confirmed",
                           .help = "answer `y` on a terminal, or give --yes"});
  }
  const run::Settings settings = run_settings(workspace, arguments);
  const run::ScriptSource scripts = script_source(project);
  // What cannot run is told while everything is still there.
  if (!arguments.has("empty"))
    run::plan_sql(revisions.graph, revision::plan_upgrade(revisions.graph, {}, {"heads"}), scripts, settings);
  postgres::run_script(connection, drop_script(connection));
  note(arguments, "dropped everything in " + postgres::describe(connection));
  if (arguments.has("empty")) {
    if (arguments.has("json")) print_line(R"({"steps": [], "rows": [], "notes": []})");
    return done;
  }
  RunReport report(arguments, workspace.environment);
  report.finish(run::upgrade(connection, revisions.graph, {"heads"}, scripts, settings, report));
  return done;
}

}  // namespace

extern const Command reset_command;
const Command reset_command{
    .name = "reset",
    .group = Group::change,
    .summary = "drop everything in the database, then upgrade to the heads",
    .positional = "",
    .details = "Asks on a terminal and refuses elsewhere without --yes (or RETORT_YES=1 in the environment).",
    .example = "reset\nreset --yes --empty",
    .options = {{"yes", 'y', "", "do not ask"}, {"empty", '\0', "", "do not upgrade afterwards"}},
    .run = run_reset,
};

}  // namespace retort::cli
