// `plan`: the SQL that upgrade, or downgrade, would send to this database.
#include "cli/plan.hpp"

#include "base/text.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/rows.hpp"
#include "cli/target.hpp"
#include "run/offline.hpp"
#include "run/run.hpp"

namespace retort::cli {

void refuse_edited(Connection& connection, const revision::Graph& graph, const run::Settings& settings) {
  std::vector<Diagnostic> edited = run::edited_revisions(graph, run::read_recorded(connection, settings));
  if (!edited.empty()) throw Error(std::move(edited));
}

void print_plan(const Arguments& arguments, const Project& project, const revision::Graph& graph,
                const revision::Plan& plan, const run::Settings& settings) {
  const run::ScriptSource scripts = script_source(project);
  if (arguments.has("json")) {
    std::vector<std::string> steps;
    for (const revision::Step& step : plan.steps) {
      const revision::Revision& revision = graph[step.revision];
      const bool up = step.direction == revision::Direction::upgrade;
      steps.push_back(json::object(
          {{"direction", json::text(up ? "upgrade" : "downgrade")},
           {"revision", json::text(revision.id)},
           {"message", json::text(revision.message)},
           {"sql", json::text(run::step_sql(graph, step, scripts(revision, step.direction), settings))}}));
    }
    print_line(json::object({{"steps", json::array(steps)}, {"notes", json::texts(plan.notes)}}));
    return;
  }
  for (const std::string& text : plan.notes) note(arguments, text);
  if (plan.steps.empty()) note(arguments, "nothing to do");
  print(run::plan_sql(graph, plan, scripts, settings));
}

namespace {

int run_plan(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest(revisions);
  const run::Settings settings = run_settings(workspace, arguments);
  Connection connection = connect(find_target(arguments, workspace), workspace, arguments);
  const std::vector<std::string> rows = read_rows(connection, arguments, workspace);
  refuse_edited(connection, revisions.graph, settings);
  revision::Plan plan;
  if (auto target = arguments.value("down")) {
    plan = revision::plan_downgrade(revisions.graph, rows, *target);
  } else {
    std::vector<std::string> targets = arguments.positional;
    if (targets.empty()) targets.push_back("heads");
    plan = revision::plan_upgrade(revisions.graph, rows, targets);
  }
  print_plan(arguments, project, revisions.graph, plan, settings);
  return done;
}

}  // namespace

extern const Command plan_command;
const Command plan_command{
    .name = "plan",
    .group = Group::look,
    .summary = "show the SQL that an upgrade would run",
    .positional = "[TARGET]...",
    .details = "Reads the database's rows and prints exactly what `upgrade` would send; changes nothing.",
    .example = "plan\nplan +1\nplan --down -1",
    .options = {{"down", '\0', "TARGET", "plan a downgrade to this target"}},
    .run = run_plan,
    .paged = true,
};

}  // namespace retort::cli
