#include "postgres/query.hpp"

#include <boost/test/unit_test.hpp>

#include "base/sql.hpp"
#include "fixture.hpp"
#include "postgres/connect.hpp"

namespace retort::postgres {
namespace {

struct Session {
  Connection connection = connect(new_database());

  std::string value(const std::string& sql) {
    return query(connection, sql).rows.at(0).at(0).value_or("NULL");
  }

  /// What the server reports about a script that it refuses.
  ServerReport report(std::string_view script) {
    try {
      run_script(connection, script);
    } catch (const ServerError& error) {
      return error.report();
    }
    BOOST_ERROR("not refused");
    return {};
  }
};

BOOST_FIXTURE_TEST_SUITE(query_and_script, Session)

BOOST_AUTO_TEST_CASE(gives_rows_as_text) {
  const base::Rows rows =
      query(connection, "SELECT 1 AS one, NULL AS none, $1::text || '!' AS said", {{"ä\n"}});
  BOOST_TEST(rows.columns == (std::vector<std::string>{"one", "none", "said"}),
             boost::test_tools::per_element());
  BOOST_REQUIRE(rows.rows.size() == 1U);
  BOOST_TEST((rows.rows[0] == base::Row{"1", std::nullopt, "ä\n!"}));
  BOOST_TEST(query(connection, "SELECT $1::int", {std::nullopt}).rows[0][0].has_value() == false);
  BOOST_TEST(query(connection, "CREATE TABLE t (a int)").rows.empty());
}

BOOST_AUTO_TEST_CASE(counts_the_rows_of_each_statement) {
  const std::vector<long long> touched = run_script(
      connection,
      "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2);; SELECT * FROM t; COPY t TO STDOUT;");
  BOOST_TEST(touched == (std::vector<long long>{0, 2, 2, 2}), boost::test_tools::per_element());
  BOOST_TEST(run_script(connection, "").empty());
  BOOST_TEST(run_script(connection, "-- nothing\n").empty());
}

BOOST_AUTO_TEST_CASE(points_at_the_place_in_the_script) {
  const ServerReport report = Session::report("SELECT 'ä';\nSELECT é;");
  BOOST_TEST(report.sqlstate == "42703");
  BOOST_TEST(report.position == std::string_view{"SELECT 'ä';\nSELECT é;"}.find("é"));
  BOOST_TEST(report.statement == 1U);
  const ServerReport syntax = Session::report("SELECT 1; SELEC 2;");
  BOOST_TEST(syntax.position == 10U);
  BOOST_TEST(syntax.statement == 0U);
}

BOOST_AUTO_TEST_CASE(counts_what_had_succeeded_and_keeps_nothing_of_it) {
  const ServerReport report = Session::report(
      "CREATE TABLE t (a int CONSTRAINT small CHECK (a < 5)); INSERT INTO t VALUES (1); INSERT INTO t VALUES "
      "(9)");
  BOOST_TEST(report.statement == 2U);
  BOOST_TEST(report.position == ServerReport::no_position);
  BOOST_TEST(report.constraint == "small");
  BOOST_TEST(report.detail == "Failing row contains (9).");
  BOOST_TEST(value("SELECT to_regclass('t')") == "NULL");
}

BOOST_AUTO_TEST_CASE(refuses_rows_from_nowhere_and_goes_on) {
  run_script(connection, "CREATE TABLE t (a int)");
  BOOST_TEST(Session::report("SELECT 1; COPY t FROM STDIN; SELECT 2").statement == 1U);
  BOOST_TEST(error_of([this]() { query(connection, "COPY t FROM STDIN"); }).starts_with("R0401 "));
  BOOST_TEST(query(connection, "COPY t TO STDOUT").rows.empty());
  BOOST_TEST(value("SELECT 7") == "7");
}

BOOST_AUTO_TEST_CASE(prints_line_caret_detail_and_hint) {
  BOOST_TEST(error_of([this]() { query(connection, "SELECT\n  upper(1, 2)"); }) ==
             "R0401 function upper(integer, integer) does not exist | No function matches the given name and "
             "argument types. You might need to add explicit type casts. | 2 |   upper(1, 2)\n  |   ^");
}

BOOST_AUTO_TEST_CASE(tells_the_state_of_the_transaction) {
  BOOST_TEST((transaction_state(connection) == TransactionState::idle));
  run_script(connection, "BEGIN");
  BOOST_TEST((transaction_state(connection) == TransactionState::open));
  Session::report("SELECT 1/0");
  BOOST_TEST((transaction_state(connection) == TransactionState::failed));
  run_script(connection, "ROLLBACK");
  BOOST_TEST((transaction_state(connection) == TransactionState::idle));
}

BOOST_AUTO_TEST_CASE(reports_a_lost_connection_as_such) {
  Connection other = connect(shared_server().url());
  const std::string pid = value("SELECT pg_backend_pid()");
  query(other, "SELECT pg_terminate_backend($1::int)", {pid});
  const std::string gone = "SELECT count(*) FROM pg_stat_activity WHERE pid = $1::int";
  while (query(other, gone, {pid}).rows[0][0] != "0") ::usleep(1000);
  for (int time = 0; time < 2; ++time) {
    const std::string error = error_of([this]() { run_script(connection, "SELECT 1"); });
    BOOST_TEST(error.starts_with("R0303 lost the connection to socket"), error);
    BOOST_TEST(error_of([this]() { query(connection, "SELECT 1"); }).starts_with("R0303 "));
  }
}

BOOST_AUTO_TEST_CASE(notices_that_the_server_was_stopped) {
  std::optional<ThrowawayServer> server = ThrowawayServer::start();
  Connection other = connect(server->url());
  run_script(other, "BEGIN; CREATE TABLE t (a int)");
  server.reset();
  BOOST_TEST(error_of([&other]() {
               run_script(other, "COMMIT");
             }).starts_with("R0303 lost the connection to socket"));
}

BOOST_AUTO_TEST_CASE(hands_out_notices) {
  std::vector<std::string> heard;
  on_notice(connection,
            [&heard](const Notice& notice) { heard.push_back(notice.severity + ' ' + notice.message); });
  run_script(connection, "DO $$BEGIN RAISE WARNING 'careful'; RAISE NOTICE 'unheard'; END$$");
  on_notice(connection, {});
  run_script(connection, "DO $$BEGIN RAISE WARNING 'again'; END$$");
  BOOST_TEST(heard == std::vector<std::string>{"WARNING careful"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(quotes_as_the_server_does) {
  const base::Rows words =
      query(connection, "SELECT word, quote_ident(word), catcode FROM pg_get_keywords()");
  for (const base::Row& word : words.rows) {
    const std::string ours = base::quote_identifier(*word[0]);
    // A newer version's keywords are quoted for an older server too.
    BOOST_TEST((ours == *word[1] || (*word[2] == "U" && ours == '"' + *word[0] + '"')), *word[0]);
  }
  for (const char* name : {"a", "A", "a b", "a\"b", "_a1", "1a", "a$", "ä", "a.b", "select"}) {
    BOOST_TEST(query(connection, "SELECT quote_ident($1)", {name}).rows[0][0].value() ==
               base::quote_identifier(name));
  }
  for (const char* text : {"", "a", "it's", "back\\slash", "both\\'", "ä\n"}) {
    BOOST_TEST(value("SELECT " + base::quote_literal(text)) == text);
    run_script(connection, "SET standard_conforming_strings = off");
    BOOST_TEST(value("SELECT " + base::quote_literal(text)) == text);
    run_script(connection, "SET standard_conforming_strings = on");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::postgres
