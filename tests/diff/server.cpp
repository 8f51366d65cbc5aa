#include "server.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <sstream>

#include "base/text.hpp"
#include "inspect/inspect.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"

namespace retort::diff {

namespace {

std::optional<postgres::ThrowawayServer> running;

std::optional<Connection> administration;

struct StopAtTheEnd {
  ~StopAtTheEnd() {
    administration.reset();
    running.reset();
  }
};
BOOST_TEST_GLOBAL_FIXTURE(StopAtTheEnd);

// One session for what is done from outside of the databases; a new one costs as much as a small query does.
Connection& admin() {
  if (!administration) administration = postgres::connect(server().url());
  return *administration;
}

std::string create_database() {
  static int number = 0;
  std::string name = "case_" + std::to_string(++number);
  postgres::query(admin(), "CREATE DATABASE " + name + " TEMPLATE template0");
  return name;
}

std::string output_of(const std::string& command) {
  std::string result;
  FILE* pipe = ::popen(command.c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  char buffer[4096];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, pipe)) result.append(buffer, count);
  BOOST_REQUIRE_MESSAGE(::pclose(pipe) == 0, command);
  return result;
}

// A table's lines stand in the order in which its columns were added.
std::string sorted_lines(const std::string& statement) {
  std::istringstream in(statement);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with(',')) line.pop_back();
    lines.push_back(line);
  }
  std::sort(lines.begin(), lines.end());
  return base::join(lines, "\n");
}

Dump normalised(const std::string& dump) {
  std::vector<std::string> statements;
  std::string statement;
  std::istringstream in(dump);
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.starts_with("--") || line.starts_with("SET ") || line.starts_with("\\") ||
        line.starts_with("SELECT pg_catalog.set_config")) {
      continue;
    }
    statement += line + '\n';
    if (!line.ends_with(';')) continue;
    const bool table =
        statement.starts_with("CREATE TABLE") || statement.starts_with("CREATE UNLOGGED TABLE");
    statements.push_back(table ? sorted_lines(statement) : statement);
    statement.clear();
  }
  std::sort(statements.begin(), statements.end());
  return statements;
}

}  // namespace

const postgres::ThrowawayServer& server() {
  if (!running) running = postgres::ThrowawayServer::start();
  return *running;
}

int server_version() {
  return postgres::server_version(admin());
}

void create_roles(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    postgres::run_script(
        admin(), "DO $$ BEGIN CREATE ROLE " + name + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
  }
}

Database::Database(const std::string& sql)
    : name_(create_database()), connection_(postgres::connect(server().url(name_))) {
  if (!sql.empty()) postgres::run_script(connection_, sql);
}

Database::~Database() {
  // A database with a subscription cannot be dropped.
  if (postgres::transaction_state(connection_) != postgres::TransactionState::idle) {
    postgres::run_script(connection_, "ROLLBACK");
  }
  postgres::run_script(
      connection_,
      "RESET ROLE; RESET SESSION AUTHORIZATION; DO $$ DECLARE s text; BEGIN FOR s IN SELECT "
      "quote_ident(subname) FROM pg_subscription "
      "WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database()) LOOP "
      "EXECUTE 'ALTER SUBSCRIPTION ' || s || ' DISABLE'; "
      "EXECUTE 'ALTER SUBSCRIPTION ' || s || ' SET (slot_name = NONE)'; "
      "EXECUTE 'DROP SUBSCRIPTION ' || s; END LOOP; END $$");
  postgres::query(admin(), "DROP DATABASE " + name_ + " WITH (FORCE)");
}

catalog::Catalog Database::catalog(const catalog::Filter& filter) {
  return inspect::inspect(connection_, filter);
}

Dump Database::dump(const catalog::Filter& filter) const {
  const auto programs = postgres::find_programs();
  BOOST_REQUIRE(programs.has_value());
  const char* chosen = std::getenv("RETORT_PG_DUMP");
  const std::string program = chosen ? chosen : (*programs / "pg_dump").string();
  // Servers that come without it are held against our own reading alone.
  if (!std::filesystem::exists(program)) return {};
  return normalised(output_of(program + " --schema-only" + (filter.owners ? "" : " --no-owner") +
                              (filter.privileges ? "" : " --no-privileges") + " -d '" + server().url(name_) +
                              "'"));
}

}  // namespace retort::diff
