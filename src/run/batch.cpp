// The text of a step. All of it goes to the server in one message: over a thousand small revisions the round
// trips are what a runner can save. So what must be checked (that exactly the expected rows changed) is
// checked inside of the transaction, by the statement that writes the history: it fails on any other state.
#include "run/batch.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"

namespace retort::run {
namespace {

/// NULL for an empty text.
std::string literal(const std::string& text) {
  return text.empty() ? "NULL" : base::quote_literal(text);
}

std::string literals(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  for (const auto& text : texts) quoted.push_back(base::quote_literal(text));
  return base::join(quoted, ", ");
}

bool ends_in_semicolon(const Prepared& step) {
  if (step.statements.empty()) return true;
  const auto& last = step.statements.back();
  const auto rest = base::trim(std::string_view(step.script.sql).substr(last.offset + last.length));
  return !rest.empty() && rest.front() == ';';
}

/// `outcome`, or a failure that names the rows. The run reads its message; nobody else is to see it.
std::string outcome_if(const std::string& condition, const std::string& outcome, const std::string& table) {
  return "(SELECT CASE WHEN " + condition + " THEN '" + outcome +
         "' ELSE ('other rows than expected: ' || coalesce(string_agg(version_num, ', '), "
         "'none'))::integer::text END FROM " +
         table + ")";
}

/// A statement that fails with a message for people unless `condition` holds of the version table.
std::string require_rows(const std::string& condition, const std::string& hint, const std::string& table) {
  const std::string body =
      "BEGIN\n  IF NOT (SELECT " + condition + " FROM " + table +
      ") THEN\n    RAISE EXCEPTION USING\n      MESSAGE = " +
      base::quote_literal("the version table " + table + " holds other rows than expected: ") +
      " || (SELECT coalesce(string_agg(version_num, ', ' ORDER BY version_num), 'none') FROM " + table +
      "),\n      HINT = " + base::quote_literal(hint) + ";\n  END IF;\nEND ";
  const bool quotable = body.find("$retort$") == std::string::npos;
  return "DO " + (quotable ? "$retort$ " + body + "$retort$" : base::quote_literal(body)) + ";\n";
}

/// What must hold of the version table after a change.
std::string expectation(const revision::RowChange& rows) {
  std::vector<std::string> present = rows.after;
  if (present.empty()) {
    present = rows.insert;
    if (rows.update) present.push_back(rows.update->second);
  }
  std::string condition = "count(*) = " + std::to_string(rows.rows_after);
  if (!present.empty())
    condition += " AND count(*) FILTER (WHERE version_num IN (" + literals(present) +
                 ")) = " + std::to_string(present.size());
  return condition;
}

/// What can be said of the rows before a step: those that it changes are there, and those that it makes not.
std::string expectation_before(const revision::RowChange& rows) {
  std::vector<std::string> present = rows.remove;
  std::vector<std::string> absent = rows.insert;
  if (rows.update) {
    present.push_back(rows.update->first);
    absent.push_back(rows.update->second);
  }
  std::vector<std::string> conditions;
  if (!present.empty())
    conditions.push_back("count(*) FILTER (WHERE version_num IN (" + literals(present) +
                         ")) = " + std::to_string(present.size()));
  if (!absent.empty())
    conditions.push_back("count(*) FILTER (WHERE version_num IN (" + literals(absent) + ")) = 0");
  return conditions.empty() ? "true" : base::join(conditions, " AND ");
}

}  // namespace

Name version_table(const Settings& settings) {
  const auto& name = settings.version_table;
  return {name.schema.empty() ? "public" : name.schema, name.name};
}

Name history_table(const Settings& settings) {
  const auto& name = settings.history_table;
  return {name.schema.empty() ? version_table(settings).schema : name.schema, name.name};
}

std::vector<std::string> row_statements(const revision::RowChange& rows, const Settings& settings) {
  const std::string table = base::quote_name(version_table(settings));
  std::vector<std::string> statements;
  // What goes makes room before anything takes its name.
  if (rows.remove_all) statements.push_back("DELETE FROM " + table + ";\n");
  for (const auto& row : rows.remove_all ? std::vector<std::string>{} : rows.remove)
    statements.push_back("DELETE FROM " + table + " WHERE version_num = " + base::quote_literal(row) + ";\n");
  if (rows.update)
    statements.push_back("UPDATE " + table +
                         " SET version_num = " + base::quote_literal(rows.update->second) +
                         " WHERE version_num = " + base::quote_literal(rows.update->first) + ";\n");
  for (const auto& row : rows.insert)
    statements.push_back("INSERT INTO " + table + " (version_num) VALUES (" + base::quote_literal(row) +
                         ");\n");
  return statements;
}

std::string history_statement(const HistoryLine& line, const Settings& settings,
                              const revision::RowChange* expected) {
  const std::string begun = line.started_at.empty() ? "now()" : line.started_at;
  const std::string table = base::quote_name(version_table(settings));
  const std::string outcome = line.outcome.empty() ? "done" : line.outcome;
  const bool before = outcome == "started";
  const std::string condition = expected == nullptr ? ""
                                : before            ? expectation_before(*expected)
                                                    : expectation(*expected);
  const bool apart = settings.script && expected != nullptr;
  return (apart ? require_rows(condition,
                               before ? "is the database where this script starts, and at rest?"
                                      : "somebody else changed it meanwhile, or the script did",
                               table)
                : "") +
         "INSERT INTO " + base::quote_name(history_table(settings)) +
         " (revision, direction, started_at, duration, role, os_user, host, file_sha256, tool_version, "
         "outcome, "
         "error) VALUES (" +
         base::quote_literal(line.revision) + ", " + base::quote_literal(line.direction) + ", " + begun +
         ", clock_timestamp() - " + begun + ", session_user, " + literal(settings.os_user) + ", " +
         literal(settings.host) + ", " + literal(line.sha256) + ", " + literal(settings.tool_version) + ", " +
         (apart || expected == nullptr ? base::quote_literal(outcome)
                                       : outcome_if(condition, outcome, table)) +
         ", " + literal(line.error) + ");\n";
}

std::string require_start(const std::vector<std::string>& rows, const Settings& settings) {
  std::string condition = "count(*) = " + std::to_string(rows.size());
  if (!rows.empty())
    condition += " AND count(*) FILTER (WHERE version_num IN (" + literals(rows) +
                 ")) = " + std::to_string(rows.size());
  return require_rows(
      condition,
      "this script is for a database " + (rows.empty() ? "without any: FROM:TO makes one from another start"
                                                       : "at " + base::join(rows, ", ")),
      base::quote_name(version_table(settings)));
}

std::string move_rows_sql(const revision::Graph& graph,
                          const std::vector<std::pair<std::string, std::string>>& moves,
                          std::vector<std::string> rows, const Settings& settings, bool with_transaction) {
  std::string sql;
  for (const auto& [from, to] : moves) {
    revision::RowChange change;
    if (std::find(rows.begin(), rows.end(), to) == rows.end())
      change.update = {from, to};
    else
      change.remove = {from};
    rows = revision::follow(std::move(rows), change);
    change.after = rows;
    change.rows_after = rows.size();
    for (const auto& statement : row_statements(change, settings)) sql += statement;
    const auto& squash = graph[static_cast<revision::Index>(graph.find(to))];
    sql += history_statement({to, "squash", squash.sha256(), "done", "", ""}, settings, &change);
  }
  return sql.empty() || !with_transaction ? sql : "BEGIN;\n" + sql + "COMMIT;\n";
}

Parts whole_step(const Settings& settings) {
  if (!settings.single_transaction) return {};
  // Within one transaction for all, now() is when the run began.
  return {.begin = false, .commit = false, .started_at = "statement_timestamp()"};
}

Batch compose_opening(const Prepared& step, bool begin) {
  Batch batch;
  if (begin) batch.sql = "BEGIN;\n";
  batch.script_offset = batch.sql.size();
  batch.script_statement = begin ? 1 : 0;
  batch.sql += step.script.sql;
  batch.script_count = step.statements.size();
  if (!ends_in_semicolon(step)) batch.sql += "\n;";
  if (!batch.sql.empty() && batch.sql.back() != '\n') batch.sql += '\n';
  batch.row_statement = batch.history_statement = batch.script_statement + batch.script_count;
  return batch;
}

Batch compose(const Prepared& step, const revision::RowChange& rows, const Settings& settings,
              const Parts& parts) {
  Batch batch;
  if (parts.script) {
    batch = compose_opening(step, parts.begin);
  } else if (parts.begin) {
    batch.sql = "BEGIN;\n";
    batch.script_offset = batch.sql.size();
    batch.script_statement = 1;
  }
  std::size_t statement = batch.script_statement + batch.script_count;
  if (parts.script && step.changes_session) {
    batch.sql += "RESET SESSION AUTHORIZATION;\nRESET ROLE;\nRESET ALL;\n";
    statement += 3;
  }
  batch.row_statement = statement;
  for (const auto& sql : row_statements(rows, settings)) {
    batch.sql += sql;
    ++statement;
  }
  batch.history_statement = statement;
  const bool up = step.direction == revision::Direction::upgrade;
  HistoryLine line{step.revision->id, up ? "upgrade" : "downgrade", step.revision->sha256(), "", "",
                   parts.started_at};
  batch.sql += history_statement(line, settings, &rows);
  if (parts.commit) batch.sql += "COMMIT;\n";
  return batch;
}

}  // namespace retort::run
