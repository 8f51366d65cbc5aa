// What goes wrong around a run: servers that die, other runners, missing rights, other tables.
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <optional>
#include <thread>

#include "postgres/query.hpp"
#include "postgres/server.hpp"
#include "run/lock.hpp"
#include "run/run.hpp"
#include "run/version_table.hpp"
#include "world.hpp"

using namespace retort;
using namespace run_test;

namespace {

revision::Graph chain(const std::string& slow = "") {
  return graph({file("a", "", "CREATE TABLE a ();", "DROP TABLE a"),
                file("b", "a", "CREATE TABLE b ();" + slow), file("c", "b", "CREATE TABLE c ();")});
}

run::Outcome up(Connection& connection, const revision::Graph& g, Told& told,
                const run::Settings& with = settings()) {
  return run::upgrade(connection, g, {"heads"}, run::sql_script, with, told);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_server_dies_in_the_middle_of_an_upgrade) {
  std::optional<postgres::ThrowawayServer> server(postgres::ThrowawayServer::start());
  Connection connection(server->url());
  const auto g = chain();
  Told told;
  told.on_start = [&](const std::string& id) {
    if (id == "b") server.reset();
  };
  const auto failed = failure([&] { up(connection, g, told); });
  BOOST_TEST(failed.code == "R0443", failed.text);
  BOOST_TEST(
      failed.help.find("1 revision of this run is applied: the database was at a") != std::string::npos,
      failed.help);
  BOOST_TEST(failed.help.find("b is applied wholly or not at all") != std::string::npos, failed.help);
}

BOOST_AUTO_TEST_CASE(the_session_ends_within_a_revision_and_the_next_run_goes_on) {
  const auto url = new_database();
  Connection connection(url);
  Told told;
  BOOST_TEST(failure([&] {
               up(connection, chain("SELECT pg_terminate_backend(pg_backend_pid());"), told);
             }).code == "R0443");
  Connection again(url);
  BOOST_TEST(select(again, "SELECT version_num FROM retort_version") == "a");
  BOOST_TEST(up(again, chain(), told).steps == 2U);
}

BOOST_AUTO_TEST_CASE(of_two_runners_the_second_waits_and_finds_nothing_to_do) {
  const auto url = new_database();
  const auto g = chain("SELECT pg_sleep(0.4);");
  std::atomic<std::size_t> steps{0};
  std::vector<std::string> waited;
  std::string error;
  const auto run_one = [&](Told& told) {
    try {
      Connection connection(url);
      steps += up(connection, g, told).steps;
    } catch (const std::exception& e) {
      error = e.what();
    }
  };
  Told first, second;
  std::thread one([&] { run_one(first); });
  std::thread two([&] { run_one(second); });
  one.join();
  two.join();
  BOOST_TEST(error == "");
  BOOST_TEST(steps == 3U);
  const auto& quiet = first.lines.size() < second.lines.size() ? first : second;
  BOOST_TEST(quiet.lines.size() <= 1U);
  Connection connection(url);
  BOOST_TEST(select(connection, "SELECT count(*) FROM retort_history") == "3");
}

BOOST_AUTO_TEST_CASE(waiting_for_the_lock_ends_and_names_its_holder) {
  const auto url = new_database();
  Connection holder(url), waiting(url);
  Told told;
  auto patience = settings();
  const run::Lock held(holder, patience, told, run::Clock::system());
  patience.lock_wait = std::chrono::milliseconds(3000);
  // A clock that jumps: no test waits for real.
  auto time = std::chrono::steady_clock::time_point{};
  const run::Clock clock{[&] { return time; }, [&](std::chrono::milliseconds pause) { time += pause; }};
  const auto pid = select(holder, "SELECT pg_backend_pid()");
  const auto failed =
      failure([&] { run::upgrade(waiting, chain(), {"heads"}, run::sql_script, patience, told, clock); });
  BOOST_TEST(failed.code == "R0421");
  BOOST_TEST(failed.text.find("process " + pid) != std::string::npos, failed.text);
  BOOST_TEST(told.lines.size() == 1U);
  BOOST_TEST(time.time_since_epoch() >= std::chrono::milliseconds(3000));
  // Nothing to do needs no lock, and another version table has another one.
  BOOST_TEST(run::upgrade(waiting, graph({}), {"heads"}, run::sql_script, patience, told, clock).steps == 0U);
  patience.version_table = {"", "other_version"};
  BOOST_TEST(up(waiting, chain(), told, patience).steps == 3U);
}

BOOST_AUTO_TEST_CASE(without_rights_the_message_says_which) {
  const auto url = new_database();
  Connection owner(url), poor(url);
  postgres::run_script(owner,
                       "DROP ROLE IF EXISTS poor; CREATE ROLE poor; GRANT USAGE ON SCHEMA public TO poor; "
                       "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
  Told told;
  // SET ROLE would be undone by the runner only if a script did it.
  postgres::run_script(poor, "SET ROLE poor");
  const auto no_table = failure([&] { up(poor, chain(), told); });
  BOOST_TEST(no_table.code == "R0413");
  BOOST_TEST(no_table.text.find("permission denied for schema public") != std::string::npos, no_table.text);
  up(owner, graph({file("a", "", "CREATE TABLE a ();", "DROP TABLE a")}), told);
  BOOST_TEST(failure([&] { up(poor, chain(), told); }).code == "R0413");
  postgres::run_script(
      owner, "GRANT SELECT ON retort_version, retort_history TO poor; GRANT CREATE ON SCHEMA public TO poor");
  const auto no_write = failure([&] { up(poor, chain(), told); });
  BOOST_TEST(no_write.code == "R0413");
  BOOST_TEST(select(owner, "SELECT version_num FROM retort_version") == "a");
}

BOOST_AUTO_TEST_CASE(a_table_of_alembic_works_as_it_is) {
  Connection connection(new_database());
  postgres::run_script(
      connection,
      "CREATE TABLE alembic_version (version_num varchar(32) NOT NULL, CONSTRAINT "
      "alembic_version_pkc PRIMARY KEY (version_num)); INSERT INTO alembic_version VALUES ('a')");
  auto with = settings();
  with.version_table = {"", "alembic_version"};
  Told told;
  const std::string long_id(40, 'x');
  BOOST_TEST(up(connection, chain(), told, with).steps == 2U);
  BOOST_TEST(select(connection, "SELECT version_num FROM alembic_version") == "c");
  const auto g = graph(
      {file("a", "", ""), file("b", "a", ""), file("c", "b", ""), file(long_id, "c", "CREATE TABLE d ()")});
  with.edited = run::Edited::ignore;
  const auto failed = failure([&] { up(connection, g, told, with); });
  BOOST_TEST(failed.code == "R0414", failed.text);
  BOOST_TEST(select(connection, "SELECT to_regclass('d') IS NULL") == "t");
}

BOOST_AUTO_TEST_CASE(odd_version_tables_are_told_apart) {
  struct {
    const char* sql;
    const char* code;
  } const cases[] = {
      {"CREATE TABLE retort_version (id int)", "R0411"},
      {"CREATE TABLE retort_version (version_num text); INSERT INTO retort_version VALUES ('a'), ('a')",
       "R0412"},
      {"CREATE TABLE retort_version (version_num text); INSERT INTO retort_version VALUES (NULL)", "R0412"},
      {"CREATE TABLE retort_version (version_num text); INSERT INTO retort_version VALUES ('foreign')",
       "R0241"},
      {"CREATE TABLE retort_version (version_num text)", ""},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.sql) {
      Connection connection(new_database());
      postgres::run_script(connection, one.sql);
      Told told;
      BOOST_TEST(failure([&] { up(connection, chain(), told); }).code == one.code);
    }
  }
}

BOOST_AUTO_TEST_CASE(tables_can_live_in_a_schema_of_their_own) {
  Connection connection(new_database());
  auto with = settings();
  with.version_table = {"Own schema", "state"};
  Told told;
  BOOST_TEST(up(connection, chain(), told, with).steps == 3U);
  BOOST_TEST(select(connection, "SELECT version_num FROM \"Own schema\".state") == "c");
  BOOST_TEST(run::read_history(connection, with).size() == 3U);

  // Made before by somebody who may, it need not be made.
  Connection narrow(new_database());
  postgres::run_script(
      narrow,
      "CREATE SCHEMA \"Own schema\"; CREATE ROLE schema_user; GRANT ALL ON SCHEMA \"Own schema\" TO "
      "schema_user; GRANT ALL ON SCHEMA public TO schema_user; SET ROLE schema_user");
  BOOST_TEST(up(narrow, chain(), told, with).steps == 3U);
}
