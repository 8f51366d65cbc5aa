// Text instead of a run. It is made by the same function, so that what --dry-run shows is what would be sent.
#include "run/offline.hpp"

#include "base/sql.hpp"
#include "base/text.hpp"
#include "postgres/connect.hpp"
#include "run/batch.hpp"
#include "run/version_table.hpp"

namespace retort::run {
namespace {

std::string names(const std::vector<std::string>& rows) {
  return rows.empty() ? "base" : base::join(rows, ", ");
}

/// `-- Running upgrade a -> b, message`
std::string heading(const revision::Graph& graph, const revision::Step& step) {
  const auto& revision = graph[step.revision];
  const bool up = step.direction == revision::Direction::upgrade;
  std::vector<std::string> before;
  for (const revision::Index parent : graph.parents(step.revision)) before.push_back(graph[parent].id);
  const std::string parents = names(before);
  return "-- Running " + std::string(up ? "upgrade " : "downgrade ") + (up ? parents : revision.id) + " -> " +
         (up ? revision.id : parents) + (revision.message.empty() ? "" : ", " + revision.message) + "\n\n";
}

std::string text_of(const Prepared& step, const revision::RowChange& rows, const Settings& settings) {
  if (step.revision->transactional) return compose(step, rows, settings, whole_step(settings)).sql;
  // As a run does it: the history says that it began, and the last row when.
  const bool up = step.direction == revision::Direction::upgrade;
  const HistoryLine begun{
      step.revision->id, up ? "upgrade" : "downgrade", step.revision->sha256(), "started", "", ""};
  std::string text = settings.script
                         ? "-- outside of a transaction: psql stops at a failure with -v ON_ERROR_STOP=1\n"
                         : "-- outside of a transaction\n";
  text += history_statement(begun, settings, &rows);
  for (const auto& statement : step.statements)
    text += step.script.sql.substr(statement.offset, statement.length) + ";\n";
  const std::string since =
      "(SELECT max(started_at) FROM " + base::quote_name(history_table(settings)) +
      " WHERE outcome = 'started' AND revision = " + base::quote_literal(step.revision->id) + ")";
  return text + compose(step, rows, settings, {.script = false, .started_at = since}).sql;
}

std::string moves_text(const revision::Graph& graph,
                       const std::vector<std::pair<std::string, std::string>>& moves,
                       const std::vector<std::string>& rows, const Settings& settings) {
  std::string text;
  for (const auto& [from, to] : moves) text += "-- Moving " + from + " to " + to + ", which replaces it\n";
  if (moves.empty()) return text;
  return text + "\n" + move_rows_sql(graph, moves, rows, settings, !settings.single_transaction) + "\n";
}

/// `complete`: the text alone must do all of it, so no function of a revision can be left out.
std::string steps_text(const revision::Graph& graph, const revision::Plan& plan, const ScriptSource& scripts,
                       const Settings& settings, bool complete) {
  std::vector<Prepared> prepared;
  std::vector<Diagnostic> problems;
  for (const auto& step : plan.steps) {
    prepared.push_back(prepare(graph[step.revision], step.direction, scripts, settings, problems));
    if (!complete) continue;
    for (const LiveCall& call : prepared.back().script.calls)
      problems.push_back(needs_connection(graph[step.revision], call));
  }
  if (!problems.empty()) throw Error(std::move(problems));
  std::string text;
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    if (i > 0) text += '\n';
    text += heading(graph, plan.steps[i]) + text_of(prepared[i], plan.steps[i].rows, settings);
  }
  return text;
}

}  // namespace

std::string step_sql(const revision::Graph& graph, const revision::Step& step, const Script& script,
                     const Settings& settings) {
  std::vector<Diagnostic> problems;
  const auto give = [&script](const revision::Revision&, revision::Direction) { return script; };
  const auto prepared = prepare(graph[step.revision], step.direction, give, settings, problems);
  if (!problems.empty()) throw Error(std::move(problems));
  return text_of(prepared, step.rows, settings);
}

std::string plan_sql(const revision::Graph& graph, const revision::Plan& plan, const ScriptSource& scripts,
                     const Settings& settings) {
  const auto steps = steps_text(graph, plan, scripts, settings, false);
  if (steps.empty() || !settings.single_transaction) return steps;
  return "BEGIN;\n\n" + steps + "\nCOMMIT;\n";
}

std::string offline_sql(const revision::Graph& graph, const revision::OfflinePlan& plan,
                        const ScriptSource& scripts, const Settings& of_run) {
  Settings settings = of_run;
  settings.script = true;
  const auto steps = moves_text(graph, plan.plan.moves, plan.from_rows, settings) +
                     steps_text(graph, plan.plan, scripts, settings, true);
  if (steps.empty()) return "";
  const bool creates =
      plan.from_rows.empty() && plan.plan.steps.front().direction == revision::Direction::upgrade;
  const std::string tables = creates ? create_version_tables(settings) : "";
  // First of all, so that nothing else complains of a database that is elsewhere.
  const std::string start = require_start(plan.from_rows, settings) + "\n";
  if (settings.single_transaction)
    return postgres::set_session() + "\nBEGIN;\n" + tables + start + steps + "\nCOMMIT;\n";
  return postgres::set_session() + "\n" + (creates ? "BEGIN;\n" + tables + "COMMIT;\n" : "") + start + steps;
}

std::string offline_stamp_sql(const revision::Graph& graph, const std::vector<std::string>& targets,
                              const Settings& of_run, bool purge) {
  Settings settings = of_run;
  settings.script = true;
  const auto stamp = revision::plan_offline_stamp(graph, targets, purge);
  if (stamp.rows.empty() && stamp.moves.empty()) return "";
  const bool fresh = stamp.from_rows.empty();
  const std::string start = purge ? "" : require_start(stamp.from_rows, settings);
  std::string text = postgres::set_session() + "\n" + (fresh || start.empty() ? "" : start + "\n") +
                     moves_text(graph, stamp.moves, stamp.from_rows, settings);
  if (stamp.rows.empty()) return text;
  text += "-- Running stamp " + names(stamp.from_rows) + " -> " + names(stamp.to_rows) + "\n\nBEGIN;\n";
  if (fresh) text += create_version_tables(settings) + start;
  for (const auto& statement : row_statements(stamp.rows, settings)) text += statement;
  return text +
         history_statement({names(stamp.to_rows), "stamp", "", "done", "", ""}, settings, &stamp.rows) +
         "COMMIT;\n";
}

}  // namespace retort::run
