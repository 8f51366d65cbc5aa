// Reading a live database.
#define BOOST_TEST_MODULE inspect
#include "inspect/inspect.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"
#include "postgres/server.hpp"

namespace retort::inspect {

namespace {

struct Database {
  Database() : connection(postgres::connect(server.url())) {}

  void run(const std::string& sql) { postgres::run_script(connection, sql); }
  std::string one(const std::string& sql) { return *postgres::query(connection, sql).rows.at(0).at(0); }
  std::string listing(const catalog::Filter& filter = {}) {
    return catalog::listing(inspect(connection, filter));
  }

  postgres::ThrowawayServer server = postgres::ThrowawayServer::start();
  Connection connection;
};

BOOST_FIXTURE_TEST_CASE(everything, Database) {
  BOOST_CHECK_EQUAL(listing(), "schema public\n");

  // The session is left as it was found, in a transaction or out of one.
  run("SET search_path = public; CREATE TABLE t (id serial PRIMARY KEY)");
  inspect(connection);
  BOOST_CHECK_EQUAL(one("SHOW search_path"), "public");
  BOOST_CHECK(postgres::transaction_state(connection) == postgres::TransactionState::idle);
  run("BEGIN; CREATE TABLE in_transaction (a integer)");
  BOOST_CHECK_EQUAL(listing(),
                    "schema public\nsequence public.t_id_seq\ntable public.in_transaction\ntable public.t\n");
  BOOST_CHECK_EQUAL(one("SHOW search_path"), "public");
  BOOST_CHECK(postgres::transaction_state(connection) == postgres::TransactionState::open);
  run("ROLLBACK");

  // A table that is left out takes its sequence and index along.
  run("CREATE INDEX ix ON t (id)");
  BOOST_CHECK_EQUAL(listing({{{"public", "t"}}}), "schema public\n");
  run("DROP TABLE t");

  // Neither temporary objects nor members of extensions.
  run("CREATE TEMPORARY TABLE gone (a serial); CREATE EXTENSION citext; CREATE EXTENSION hstore");
  BOOST_CHECK_EQUAL(listing(), "schema public\nextension citext\nextension hstore\n");
  run("DROP EXTENSION citext; DROP EXTENSION hstore");

  // What no kind reads is named.
  run("CREATE TYPE shell; CREATE TABLE parent (a integer); CREATE TABLE child () INHERITS (parent)");
  BOOST_CHECK_EQUAL(base::join(inspect(connection).unmodelled, "\n"), "shell type public.shell");
}

BOOST_FIXTURE_TEST_CASE(owners_and_privileges_where_they_are_wanted, Database) {
  run("CREATE ROLE app; CREATE TABLE t (a integer); GRANT SELECT ON t TO app; GRANT UPDATE (a) ON t TO app;"
      "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO app");
  BOOST_CHECK_EQUAL(summary(inspect(connection)).size(), 3U);
  catalog::Filter filter;
  filter.owners = true;
  BOOST_CHECK_EQUAL(inspect(connection, filter).objects.size(), 5U);
  filter.privileges = true;
  std::vector<std::string> names;
  for (const auto& object : inspect(connection, filter).objects) {
    if (object->kind->traits().aspect == catalog::Aspect::privileges) names.push_back(describe(*object));
  }
  BOOST_CHECK_EQUAL(base::join(names, "; "),
                    "privileges on TABLE public.t; privileges on column public.t.a; "
                    "default privileges on TABLES FOR ROLE postgres");
}

// Everything that a plain role can see is read; what it may not see is named.
BOOST_FIXTURE_TEST_CASE(a_role_without_rights, Database) {
  run("CREATE ROLE app; CREATE SCHEMA closed; CREATE TABLE closed.t (a integer PRIMARY KEY DEFAULT 1);"
      "CREATE SUBSCRIPTION s CONNECTION 'host=/nowhere' PUBLICATION p WITH (connect = false, slot_name = "
      "NONE);"
      "SET ROLE app");
  const catalog::Catalog read = inspect(connection);
  BOOST_CHECK_EQUAL(catalog::table_names(read).size(), 1U);
  BOOST_CHECK_EQUAL(base::join(read.unmodelled, "\n"), "subscription s");
}

}  // namespace

}  // namespace retort::inspect
