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
  run("CREATE TYPE pair AS (a integer, b text);"
      "CREATE TYPE span AS RANGE (subtype = float8);"
      "CREATE COLLATION mine (locale = 'C');"
      "CREATE AGGREGATE total(integer) (sfunc = int4pl, stype = integer);"
      "CREATE PUBLICATION p;"
      "CREATE TABLE parent (a integer, b integer); CREATE TABLE child () INHERITS (parent);"
      "CREATE STATISTICS st ON a, b FROM parent;"
      "CREATE RULE r AS ON DELETE TO parent DO INSTEAD NOTHING;"
      "CREATE TEXT SEARCH CONFIGURATION words (COPY = simple)");
  BOOST_CHECK_EQUAL(base::join(inspect(connection).unmodelled, "\n"),
                    "collation mine\n"
                    "inheritance of public.child from public.parent\npublication p\n"
                    "rule r on public.parent\nstatistics st\n"
                    "text search configuration words");
}

}  // namespace

}  // namespace retort::inspect
