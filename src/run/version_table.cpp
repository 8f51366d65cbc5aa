// The version table has Alembic's layout, so that a team can switch without touching production; the history
// is ours. Reading asks both tables in one message, since a run with nothing to do is mostly round trips;
// only where that fails it asks what there is, step by step.
#include "run/version_table.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "postgres/query.hpp"
#include "run/batch.hpp"

namespace retort::run {
namespace {

std::string shown(const Name& name) {
  return base::quote_name(name);
}

[[noreturn]] void explain(const postgres::ServerError& error, const Name& table) {
  const auto& report = error.report();
  const auto refuse = [&](const char* code, std::string text, std::string help) {
    throw Error(Diagnostic{
        .code = code, .text = std::move(text), .help = std::move(help), .place = {}, .excerpt = {}});
  };
  if (report.sqlstate == "42703")
    refuse("R0411", "the table " + shown(table) + " is no version table: " + report.message,
           "is another program's table in the way? `version_table` in retort.toml names another");
  if (report.sqlstate == "42501")
    refuse("R0413", "no rights on " + shown(table) + ": " + report.message,
           "connect as the role that owns it, or GRANT what is missing");
  if (report.sqlstate == "3F000")
    refuse("R0413", "there is no schema for " + shown(table) + ": " + report.message,
           "`CREATE SCHEMA " + base::quote_identifier(table.schema) +
               "` makes it; `version_schema` in retort.toml names another");
  throw error;
}

/// The two tables' existence; a schema that may not be used counts as an error.
std::pair<bool, bool> existing(Connection& connection, const Settings& settings) {
  const auto version = version_table(settings);
  const auto history = history_table(settings);
  try {
    // A look into the server's own caches; a query over pg_class would cost as much as all the rest of
    // `current`.
    const auto found = postgres::query(
        connection, "SELECT (to_regclass($1) IS NOT NULL)::text, (to_regclass($2) IS NOT NULL)::text",
        {base::quote_name(version), base::quote_name(history)});
    return {found.rows.front()[0] == "true", found.rows.front()[1] == "true"};
  } catch (const postgres::ServerError& error) {
    explain(error, version);
  }
}

/// Sorts them. Throws Error R0412.
void check_rows(std::vector<std::string>& rows, const Name& table, Rows wanted) {
  std::sort(rows.begin(), rows.end());
  if (wanted == Rows::any) return;
  const auto twice = std::adjacent_find(rows.begin(), rows.end());
  if (twice == rows.end() && (rows.empty() || !rows.front().empty())) return;
  const bool empty = rows.front().empty();
  throw Error(Diagnostic{.code = "R0412",
                         .text = "the version table " + shown(table) + " holds " +
                                 (empty ? std::string("an empty row") : "the row " + *twice + " twice"),
                         .help = "Retort gives the table a primary key, which this one lacks: delete the row "
                                 "(`stamp --purge REVISION` "
                                 "writes all rows anew), then ALTER TABLE " +
                                 shown(table) + " ADD PRIMARY KEY (version_num)",
                         .place = {},
                         .excerpt = {}});
}

void read_rows(Connection& connection, const Settings& settings, Recorded& recorded, Rows wanted) {
  const auto table = version_table(settings);
  try {
    const auto found =
        postgres::query(connection, "SELECT version_num::text FROM " + base::quote_name(table));
    for (const auto& row : found.rows) recorded.rows.push_back(row.front().value_or(""));
  } catch (const postgres::ServerError& error) {
    explain(error, table);
  }
  check_rows(recorded.rows, table, wanted);
}

/// The hash with which each revision was last applied.
std::string hashes_of(const Name& history) {
  return "SELECT DISTINCT ON (revision) revision, file_sha256 FROM " + base::quote_name(history) +
         " WHERE outcome = 'done' AND direction IN ('upgrade', 'rehash', 'squash') AND file_sha256 IS NOT "
         "NULL ORDER "
         "BY "
         "revision, id DESC";
}

void read_hashes(Connection& connection, const Settings& settings, Recorded& recorded) {
  const auto table = history_table(settings);
  try {
    for (const auto& row : postgres::query(connection, hashes_of(table)).rows)
      recorded.applied.push_back({row[0].value_or(""), row[1].value_or("")});
  } catch (const postgres::ServerError& error) {
    explain(error, table);
  }
}

/// Both tables in one message; false if that cannot be, for whatever reason.
bool read_at_once(Connection& connection, const Settings& settings, Recorded& recorded, Rows wanted) {
  if (settings.edited == Edited::ignore) return false;
  // A failed statement would end somebody's transaction.
  if (postgres::transaction_state(connection) != postgres::TransactionState::idle) return false;
  const auto version = version_table(settings);
  const auto history = history_table(settings);
  try {
    const auto found =
        postgres::query(connection, "SELECT version_num::text, NULL, true FROM " + base::quote_name(version) +
                                        " UNION ALL SELECT revision, file_sha256, false FROM (" +
                                        hashes_of(history) + ") AS applied");
    for (const auto& row : found.rows) {
      if (row[2] == "t")
        recorded.rows.push_back(row[0].value_or(""));
      else
        recorded.applied.push_back({row[0].value_or(""), row[1].value_or("")});
    }
  } catch (const postgres::ServerError&) {
    return false;
  }
  recorded.version_table = recorded.history_table = true;
  check_rows(recorded.rows, version, wanted);
  return true;
}

}  // namespace

Recorded read_recorded(Connection& connection, const Settings& settings, Rows wanted) {
  Recorded recorded;
  if (read_at_once(connection, settings, recorded, wanted)) return recorded;
  std::tie(recorded.version_table, recorded.history_table) = existing(connection, settings);
  if (recorded.version_table) read_rows(connection, settings, recorded, wanted);
  if (recorded.history_table && settings.edited != Edited::ignore && !recorded.rows.empty())
    read_hashes(connection, settings, recorded);
  return recorded;
}

std::vector<std::string> read_version_rows(Connection& connection, const Settings& settings) {
  Recorded recorded;
  try {
    read_rows(connection, settings, recorded, Rows::sound);
  } catch (const postgres::ServerError& error) {
    if (error.report().sqlstate != "42P01") throw;
  }
  return recorded.rows;
}

namespace {

/// Of the tables, where they are not `public`. IF NOT EXISTS alone would ask for the right to create one that
/// is there.
std::string create_schemas(const Name& version, const Name& history) {
  std::string sql;
  for (const Name* table : {&version, &history}) {
    if (table->schema == "public" || (table == &history && history.schema == version.schema)) continue;
    sql += "DO $retort$ BEGIN\n  IF to_regnamespace(" +
           base::quote_literal(base::quote_identifier(table->schema)) + ") IS NULL THEN\n    CREATE SCHEMA " +
           base::quote_identifier(table->schema) + ";\n  END IF;\nEND $retort$;\n";
  }
  return sql;
}

}  // namespace

std::string create_version_tables(const Settings& settings) {
  const auto version = version_table(settings);
  const auto history = history_table(settings);
  const auto key = [](const Name& table) { return base::quote_identifier(table.name + "_pkc"); };
  return create_schemas(version, history) + "CREATE TABLE IF NOT EXISTS " + base::quote_name(version) +
         " (\n"
         "  version_num text NOT NULL,\n"
         "  CONSTRAINT " +
         key(version) +
         " PRIMARY KEY (version_num)\n"
         ");\n"
         "CREATE TABLE IF NOT EXISTS " +
         base::quote_name(history) +
         " (\n"
         "  id bigint GENERATED ALWAYS AS IDENTITY,\n"
         "  revision text NOT NULL,\n"
         "  direction text NOT NULL,\n"
         "  started_at timestamp with time zone NOT NULL,\n"
         "  duration interval NOT NULL,\n"
         "  role text NOT NULL,\n"
         "  os_user text,\n"
         "  host text,\n"
         "  file_sha256 text,\n"
         "  tool_version text,\n"
         "  outcome text NOT NULL,\n"
         "  error text,\n"
         "  CONSTRAINT " +
         key(history) +
         " PRIMARY KEY (id)\n"
         ");\n";
}

bool ensure_version(Connection& connection, const Settings& settings) {
  const auto [version, history] = existing(connection, settings);
  if (version && history) return false;
  try {
    postgres::run_script(connection, create_version_tables(settings));
  } catch (const postgres::ServerError& error) {
    explain(error, version ? history_table(settings) : version_table(settings));
  }
  return true;
}

std::vector<HistoryEntry> read_history(Connection& connection, const Settings& settings, std::size_t limit) {
  std::vector<HistoryEntry> entries;
  if (!existing(connection, settings).second) return entries;
  const auto found = postgres::query(connection,
                                     "SELECT id, revision, direction, to_char(started_at AT TIME ZONE 'UTC', "
                                     "'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), "
                                     "round(extract(epoch FROM duration)::numeric * 1000, 3), role, os_user, "
                                     "host, file_sha256, tool_version, "
                                     "outcome, error FROM " +
                                         base::quote_name(history_table(settings)) +
                                         " ORDER BY id DESC LIMIT " + std::to_string(limit));
  for (const auto& row : found.rows) {
    const auto text = [&row](std::size_t column) { return row[column].value_or(""); };
    entries.push_back({std::stoll(text(0)), text(1), text(2), text(3), text(4), text(5), text(6), text(7),
                       text(8), text(9), text(10), text(11)});
  }
  return entries;
}

}  // namespace retort::run
