// What ddl/ writes, run by PostgreSQL.
#include "postgres/server.hpp"

#include <boost/test/unit_test.hpp>

#include "ddl/ddl.hpp"
#include "postgres/query.hpp"
#include "samples.hpp"

namespace retort::ddl {
namespace {

BOOST_AUTO_TEST_CASE(a_server_takes_every_operation) {
  const auto server = postgres::ThrowawayServer::start();
  Connection connection(server.url());
  const bool nulls_not_distinct = postgres::server_version(connection) >= 150000;
  BOOST_TEST_REQUIRE(nulls_not_distinct, "the samples need PostgreSQL 15");
  for (const samples::Case& one : samples::every_operation()) {
    for (const operation::Change& change : one.changes) {
      for (const std::string& statement : statements(change)) {
        BOOST_TEST_CONTEXT(one.name << ": " << statement) {
          try {
            postgres::run_script(connection, statement);
          } catch (const Error& error) {
            BOOST_ERROR(error.what());
          }
        }
      }
    }
  }
  const base::Rows rows = postgres::query(connection, "SELECT name FROM auth.users ORDER BY id");
  BOOST_REQUIRE_EQUAL(rows.rows.size(), 2u);
  BOOST_TEST(rows.rows[1][0].value_or("") == "back\\slash");
}

}  // namespace
}  // namespace retort::ddl
