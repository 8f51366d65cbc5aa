// Reading a live database.
#define BOOST_TEST_MODULE inspect
#include "inspect/inspect.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "catalog/queries.hpp"
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
}

// Scripts that empty a database leave a schema public without initdb's comment.
BOOST_FIXTURE_TEST_CASE(the_standard_comment_counts_where_dumps_do, Database) {
  const catalog::Filter plain;
  catalog::Filter as_in_dumps;
  as_in_dumps.standard_comment = true;
  BOOST_CHECK_EQUAL(inspect(connection, plain).objects.at(0)->comment, "");
  BOOST_CHECK_EQUAL(inspect(connection, as_in_dumps).objects.at(0)->comment, "standard public schema");
  run("COMMENT ON SCHEMA public IS 'ours'");
  BOOST_CHECK_EQUAL(inspect(connection, plain).objects.at(0)->comment, "ours");
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

// What is left out of the questions would have brought nothing: with all of it the rows are the same.
BOOST_FIXTURE_TEST_CASE(conditions_of_queries, Database) {
  const int version = postgres::server_version(connection);
  catalog::Filter filter;
  filter.owners = filter.privileges = true;
  const auto rows = [&](const std::string& query) {
    std::vector<std::string> result;
    if (query.empty()) return result;
    for (const base::Row& row : postgres::query(connection, query).rows) {
      std::string line;
      for (const auto& field : row) line += (field ? "'" + *field + "'" : "NULL") + " ";
      result.push_back(line);
    }
    std::sort(result.begin(), result.end());
    return result;
  };
  const auto check = [&](std::size_t at_most) {
    run("SET search_path = pg_catalog");
    base::Row holds = postgres::query(connection, catalog::conditions_query(version)).rows.at(0);
    const std::vector<std::string> asked = catalog::queries(filter, version, holds);
    std::fill(holds.begin(), holds.end(), "t");
    const std::vector<std::string> all = catalog::queries(filter, version, holds);
    std::size_t count = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      count += !asked[i].empty();
      if (asked[i] == all[i]) continue;
      BOOST_TEST_CONTEXT(all[i].substr(0, 200))
      BOOST_TEST(rows(asked[i]) == rows(all[i]), boost::test_tools::per_element());
    }
    BOOST_CHECK_LE(count, at_most);
    run("RESET search_path");
  };
  check(7);
  run("CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a text DEFAULT 'x')");
  check(14);
  run("CREATE TABLE u (id bigint UNIQUE REFERENCES t, b text CHECK (b <> ''), EXCLUDE USING btree (b WITH "
      "=));"
      "CREATE INDEX ON u (lower(b)) WHERE id > 1; COMMENT ON CONSTRAINT u_b_check ON u IS 'c';"
      "CREATE TABLE alone (a integer PRIMARY KEY, b text) PARTITION BY RANGE (a);"
      "CREATE INDEX ON alone (b); CREATE INDEX only_here ON ONLY alone (a, b); CREATE UNIQUE INDEX ON alone "
      "(a)");
  check(16);
  run("CREATE TYPE e AS ENUM (); CREATE VIEW v AS SELECT 1 AS a; CREATE TYPE shell;"
      "CREATE TABLE p (a integer) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p DEFAULT;"
      "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
      "CREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION f();"
      "ALTER TABLE p1 DISABLE TRIGGER g; ALTER TABLE t REPLICA IDENTITY NOTHING");
  check(26);
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
