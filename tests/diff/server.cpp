#include "server.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <optional>

#include "inspect/inspect.hpp"
#include "postgres/connect.hpp"
#include "postgres/dump.hpp"
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

void create_tablespaces(const std::vector<std::string>& names) {
  Connection connection = postgres::connect(server().url());
  for (const std::string& name : names) {
    if (!postgres::query(connection, "SELECT FROM pg_tablespace WHERE spcname = $1", {name}).rows.empty())
      continue;
    postgres::run_script(connection, "SET allow_in_place_tablespaces = on");
    postgres::query(connection, "CREATE TABLESPACE " + name + " LOCATION ''");
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

Dump Database::dump(const catalog::Filter& filter) {
  const postgres::SchemaDump dump =
      postgres::dump_schema(connection_, {.owners = filter.owners, .privileges = filter.privileges});
  // A server that comes without it is held against our own reading alone, where that is asked for.
  const char* chosen = std::getenv("RETORT_PG_DUMP");
  if (chosen == nullptr || std::string(chosen) != "none") BOOST_REQUIRE_EQUAL(dump.why_not, "");
  return postgres::normalised_dump(dump.text);
}

}  // namespace retort::diff
