#include "postgres/libpqxx.hpp"

#include <boost/test/unit_test.hpp>
#include <pqxx/pqxx>

#include "fixture.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"

namespace retort::postgres {
namespace {

BOOST_AUTO_TEST_SUITE(libpqxx)

BOOST_AUTO_TEST_CASE(shares_one_session_and_its_transactions) {
  Connection connection{new_database()};
  pqxx::work tx{connection.pqxx()};
  tx.exec("CREATE TABLE t (a int)");
  BOOST_TEST((transaction_state(connection) == TransactionState::open));
  BOOST_TEST((run_script(connection, "INSERT INTO t VALUES (1), (2)") == std::vector<long long>{2}));
  BOOST_TEST(tx.exec("SELECT count(*) FROM t")[0][0].as<int>() == 2);
  BOOST_TEST(native_connection(tx) == connection.native());
  tx.commit();
  BOOST_TEST((transaction_state(connection) == TransactionState::idle));
  BOOST_TEST(query(connection, "SELECT count(*) FROM t").rows[0][0].value() == "2");
}

BOOST_AUTO_TEST_CASE(leaves_the_session_open_and_may_move) {
  Connection first{new_database()};
  const std::string pid = query(first, "SELECT pg_backend_pid()").rows[0][0].value();
  { pqxx::nontransaction tx{first.pqxx()}; }
  Connection second = std::move(first);
  pqxx::work tx{second.pqxx()};
  BOOST_TEST(tx.exec("SELECT pg_backend_pid()")[0][0].as<std::string>() == pid);
  BOOST_TEST(native_connection(tx) == second.native());
  BOOST_TEST(second.native() != nullptr);
  BOOST_TEST(first.native() == nullptr);
}

BOOST_AUTO_TEST_CASE(rolls_back_with_the_transaction) {
  Connection connection{new_database()};
  {
    pqxx::work tx{connection.pqxx()};
    run_script(connection, "CREATE TABLE t (a int)");
  }
  BOOST_TEST(!query(connection, "SELECT to_regclass('t')").rows[0][0].has_value());
}

BOOST_AUTO_TEST_CASE(knows_a_foreign_transaction) {
  pqxx::connection foreign{shared_server().url()};
  pqxx::work tx{foreign};
  BOOST_TEST(error_of([&tx]() {
               native_connection(tx);
             }).starts_with("R0790 this transaction is not on a retort::"));
}

// libpqxx 6 would reconnect by itself, into a session without our transaction and settings.
BOOST_AUTO_TEST_CASE(reports_a_lost_session) {
  Connection connection{new_database()};
  {
    pqxx::work tx{connection.pqxx()};
    BOOST_CHECK_THROW(tx.exec("SELECT pg_terminate_backend(pg_backend_pid())"), std::exception);
  }
  BOOST_CHECK_THROW(pqxx::work{connection.pqxx()}.exec("SELECT 1"), pqxx::broken_connection);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::postgres
