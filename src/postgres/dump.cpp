#include "postgres/dump.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iterator>
#include <optional>
#include <unistd.h>

#include "base/column_aliases.hpp"
#include "base/file.hpp"
#include "base/sql.hpp"
#include "base/temporary_folder.hpp"
#include "base/text.hpp"
#include "postgres/process.hpp"
#include "postgres/query.hpp"
#include "postgres/server.hpp"
#include "postgres/state.hpp"
#include "postgres/statements.hpp"

namespace retort::postgres {
namespace {

namespace fs = std::filesystem;

/// Of the server's version first: an older one refuses the server. A server's programs may come without it,
/// and a machine without a server may have it.
std::optional<fs::path> find_pg_dump(int major) {
  std::vector<fs::path> places;
  for (const auto& programs : {find_programs(major), find_programs()}) {
    if (programs) places.push_back(*programs);
  }
  const char* path = std::getenv("PATH");
  for (const std::string& folder : base::split(path == nullptr ? "" : path, ':')) places.emplace_back(folder);
  for (const fs::path& place : places) {
    if (!place.empty() && ::access((place / "pg_dump").c_str(), X_OK) == 0) return place / "pg_dump";
  }
  return {};
}

/// libpq's own variables for all that the session was opened with. A password is not for the command line.
std::vector<std::string> variables_of(PGconn* session) {
  std::vector<std::string> result;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options{PQconninfo(session),
                                                                             &PQconninfoFree};
  for (const PQconninfoOption* option = options.get(); option != nullptr && option->keyword != nullptr;
       ++option) {
    if (option->envvar == nullptr || option->val == nullptr || *option->val == '\0') continue;
    result.push_back(std::string(option->envvar) + '=' + option->val);
  }
  return result;
}

// Its first line says what is wrong.
std::string complaint(const fs::path& log) {
  std::string text = base::read_file(log);
  return text.substr(0, text.find('\n'));
}

// It depends on the ages of tables whether pg_dump says of a partition's column that it has no default.
std::string sorted_lines(std::string_view statement) {
  constexpr std::string_view no_default = " DEFAULT NULL";
  std::vector<std::string> lines = base::split(statement, '\n');
  for (std::string& line : lines) {
    if (line.ends_with(',')) line.pop_back();
    const std::size_t at = line.find(no_default);
    if (at == line.npos) continue;
    const std::string rest = line.substr(at + no_default.size());
    if (rest.empty() || rest == " NOT NULL") line.erase(at, no_default.size());
  }
  std::sort(lines.begin(), lines.end());
  return base::join(lines, "\n");
}

// The columns of extended statistics stand in the order of their table.
std::string sorted_columns(std::string_view statement) {
  const std::size_t list = statement.find(" ON ") + 4;
  const std::size_t end = statement.rfind(" FROM ");
  if (list > end || end == statement.npos) return std::string(statement);
  std::vector<std::string> columns = base::split(statement.substr(list, end - list), ',');
  for (std::string& column : columns) column = base::trim(column);
  std::sort(columns.begin(), columns.end());
  return std::string(statement.substr(0, list)) + base::join(columns, ", ") +
         std::string(statement.substr(end));
}

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return text.starts_with(beginning); });
}

/// The lines by which newer versions protect psql, taken out.
std::string without_commands(std::string_view dump) {
  std::string result;
  for (const std::string& line : base::split(dump, '\n')) {
    if (!begins_with_any(line, {"\\restrict ", "\\unrestrict "})) result += line + '\n';
  }
  return result;
}

}  // namespace

SchemaDump dump_schema(Connection& connection, const DumpOptions& options) {
  const auto program = find_pg_dump(server_version(connection) / 10000);
  if (!program) return {.text = "", .why_not = "there is no pg_dump on this machine"};
  const base::TemporaryFolder folder("retort-dump");
  std::vector<std::string> arguments{program->string(), "--schema-only", "--file",
                                     (folder.path() / "dump.sql").string()};
  if (!options.owners) arguments.emplace_back("--no-owner");
  if (!options.privileges) arguments.emplace_back("--no-privileges");
  for (const auto& [schema, table] : options.excluded_tables) {
    arguments.push_back("--exclude-table=" + (schema.empty() ? "*" : base::quote_identifier(schema)) + "." +
                        base::quote_identifier(table));
  }
  const fs::path log = folder.path() / "log";
  const Command command(own_account(), std::move(arguments), folder.path(), log,
                        variables_of(session(connection)));
  if (run(command) != 0) return {.text = "", .why_not = complaint(log)};
  return {.text = base::read_file(folder.path() / "dump.sql"), .why_not = ""};
}

std::vector<std::string> normalised_dump(std::string_view dump) {
  const std::string text = without_commands(dump);
  std::vector<std::string> result;
  for (const StatementSpan& one : split_statements_without_grammar(text)) {
    const std::string_view statement = std::string_view(text).substr(one.offset, one.length);
    if (begins_with_any(statement, {"SET ", "SELECT pg_catalog.set_config"})) continue;
    const bool table =
        begins_with_any(statement, {"CREATE TABLE", "CREATE UNLOGGED TABLE", "CREATE FOREIGN TABLE"});
    result.push_back(table                                         ? sorted_lines(statement)
                     : statement.starts_with("CREATE STATISTICS ") ? sorted_columns(statement)
                                                                   : base::sort_column_aliases(statement));
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::string> dump_differences(const std::vector<std::string>& result,
                                          const std::vector<std::string>& goal,
                                          const std::string& result_name, const std::string& goal_name) {
  std::vector<std::string> lines;
  const auto add = [&](const auto& these, const auto& others, const std::string& where) {
    std::vector<std::string> only;
    std::set_difference(these.begin(), these.end(), others.begin(), others.end(), std::back_inserter(only));
    for (const std::string& statement : only) lines.push_back("only in " + where + ": " + statement);
  };
  add(result, goal, result_name);
  add(goal, result, goal_name);
  return lines;
}

}  // namespace retort::postgres
