// `create-all`: the models straight into a database, without revisions. For development: what is there
// already is left as it is, and only what is missing is made.
#include <variant>

#include "base/text.hpp"
#include "cli/output.hpp"
#include "cli/respell.hpp"
#include "cli/run_report.hpp"
#include "cli/schemas.hpp"
#include "cli/target.hpp"
#include "cli/usage.hpp"
#include "ddl/ddl.hpp"
#include "diff/diff.hpp"
#include "inspect/inspect.hpp"
#include "postgres/query.hpp"

namespace retort::cli {
namespace {

bool creates(const operation::Operation& operation) {
  return std::holds_alternative<operation::CreateSchema>(operation) ||
         std::holds_alternative<operation::CreateEnum>(operation) ||
         std::holds_alternative<operation::CreateSequence>(operation) ||
         std::holds_alternative<operation::CreateTable>(operation) ||
         std::holds_alternative<operation::CreateIndex>(operation) ||
         std::holds_alternative<operation::AddColumn>(operation) ||
         std::holds_alternative<operation::AddConstraint>(operation) ||
         std::holds_alternative<operation::SetComment>(operation) ||
         std::holds_alternative<operation::Execute>(operation);
}

/// What is missing in a database that holds something already.
operation::Changes missing(const Arguments& arguments, const Workspace& workspace, const Project& project,
                           const catalog::Catalog& live, const catalog::Filter& filter) {
  postgres::Scratch scratch = open_scratch(arguments, workspace);
  postgres::Scratch::Database database = scratch.create();
  load_models(database.connection(), project, workspace.configuration);
  const catalog::Catalog models = inspect::inspect(database.connection(), filter);
  operation::Changes wanted;
  std::size_t left = 0;
  for (operation::Change& change : diff::diff(live, models, {{}, false, respelled(scratch, live, models)})) {
    if (creates(change.operation) && !change.loses_data)
      wanted.push_back(std::move(change));
    else
      ++left;
  }
  if (left > 0) {
    note(arguments, "left " + std::to_string(left) +
                        " differences that are more than something missing; `diff --from env` shows them");
  }
  return wanted;
}

int run_create_all(const Arguments& arguments, const Project& project) {
  require_models(project);
  const Workspace workspace = open_workspace(arguments);
  if (arguments.has("sql")) {
    refuse_json(arguments, "create-all --sql", "a script for psql");
    if (project.model_sql.empty()) {
      print(ddl::script(ddl::create_all(declared_schema(project, workspace.configuration))));
      return done;
    }
    // Only a server can tell which files the tables need.
    postgres::Scratch scratch = open_scratch(arguments, workspace);
    postgres::Scratch::Database database = scratch.create();
    print(models_script(database.connection(), project, workspace.configuration));
    return done;
  }
  const run::Settings settings = run_settings(workspace, arguments);
  const catalog::Filter filter = schema_filter(settings);
  Connection connection = connect(find_target(arguments, workspace), workspace, arguments);
  const catalog::Catalog live = inspect::inspect(connection, filter);
  if (catalog::table_names(live).empty()) {
    load_models(connection, project, workspace.configuration);
    note(arguments, "created " + std::to_string(project.models().tables.size()) + " tables from the models");
  } else {
    const operation::Changes changes = missing(arguments, workspace, project, live, filter);
    if (!changes.empty()) postgres::run_script(connection, "BEGIN;\n" + ddl::script(changes) + "COMMIT;");
    for (const std::string& line : diff::summary(changes)) {
      if (!arguments.has("quiet")) print_line(line);
    }
    if (changes.empty()) note(arguments, "nothing is missing");
  }
  if (arguments.has("stamp")) {
    const Revisions revisions = load_revisions(workspace, project);
    RunReport report(arguments, workspace.environment);
    report.finish(run::stamp(connection, revisions.graph, {"heads"}, true, settings, report));
  }
  return done;
}

}  // namespace

extern const Command create_all_command;
const Command create_all_command{
    .name = "create-all",
    .group = Group::change,
    .summary = "create what is missing straight from the models, without revisions",
    .positional = "",
    .details = "For development. Makes no version row unless --stamp is given.",
    .example = "create-all --stamp\ncreate-all --sql",
    .options = {{"stamp", '\0', "", "then say that the database is at the heads"},
                {"sql", '\0', "", "print the statements, in an order in which they run"}},
    .run = run_create_all,
};

}  // namespace retort::cli
