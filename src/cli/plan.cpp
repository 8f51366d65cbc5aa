// `plan`: the SQL that upgrade, or downgrade, would send to this database.
#include "cli/plan.hpp"

#include "base/text.hpp"
#include "cli/json.hpp"
#include "cli/output.hpp"
#include "cli/past_squash.hpp"
#include "cli/target.hpp"
#include "cli/usage.hpp"
#include "run/offline.hpp"
#include "run/run.hpp"

namespace retort::cli {

namespace {

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

}  // namespace

void print_plan_of(Connection& connection, const Arguments& arguments, const Workspace& workspace,
                   const Project& project, const revision::Graph& graph, revision::Direction direction,
                   const std::vector<std::string>& targets) {
  const run::Settings settings = run_settings(workspace, arguments);
  const run::Recorded recorded = run::read_recorded(connection, settings);
  const std::vector<std::string>& rows = recorded.rows;
  walk_past_squash(
      graph, direction, targets, [&] { return rows; },
      [&](const revision::Graph& road) {
        std::vector<Diagnostic> edited = run::edited_revisions(road, recorded);
        if (!edited.empty()) throw Error(std::move(edited));
        print_plan(arguments, project, road,
                   direction == revision::Direction::upgrade
                       ? revision::plan_upgrade(road, rows, targets)
                       : revision::plan_downgrade(road, rows, targets.front()),
                   settings);
      });
}

namespace {

int run_plan(const Arguments& arguments, const Project& project) {
  const Workspace workspace = open_workspace(arguments);
  const Revisions revisions = load_revisions(workspace, project);
  require_manifest(revisions);
  Connection connection = connect(find_target(arguments, workspace), workspace, arguments);
  const auto down = arguments.value("down");
  if (down && !arguments.positional.empty())
    throw UsageError(Diagnostic{.code = "R0603",
                                .text = "`plan` takes either targets of an upgrade or --down",
                                .help = "leave `" + arguments.positional.front() + "` out, or --down"});
  std::vector<std::string> targets = down ? std::vector<std::string>{*down} : arguments.positional;
  if (targets.empty()) targets.push_back("heads");
  print_plan_of(connection, arguments, workspace, project, revisions.graph,
                down ? revision::Direction::downgrade : revision::Direction::upgrade, targets);
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
