// Typed access and libpqxx's own statements share one transaction, and what the server refuses is an
// exception that says why.
#include <boost/test/unit_test.hpp>

#include "chat.orm.hpp"
#include "database.hpp"

namespace {

using chat::Channel;
using chat::channels;
using orm_test::code_of;

Channel named(const std::string& name) {
  return {.id = 0, .name = name};
}

chat::Thread thread_of(const std::string& email, std::optional<std::int64_t> channel) {
  chat::Thread thread;
  thread.email = email;
  thread.channel_id = channel;
  return thread;
}

struct Database {
  retort::Connection connection = orm_test::database_with_models();
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(transactions, Database)

BOOST_AUTO_TEST_CASE(commit_keeps_both_sides_work) {
  {
    pqxx::work tx(connection.pqxx());
    tx.exec("INSERT INTO channels (name) VALUES ('by libpqxx')");
    BOOST_TEST(retort::select(tx, channels).where(channels.name == "by libpqxx").exists());
    const Channel mine = retort::insert(tx, named("by retort"));
    BOOST_TEST(tx.exec("SELECT name FROM channels WHERE id = " + tx.quote(mine.id))[0][0].as<std::string>() ==
               "by retort");
    tx.exec_params("UPDATE channels SET name = $1 WHERE id = $2", "renamed", mine.id);
    BOOST_TEST(retort::find<Channel>(tx, mine.id)->name == "renamed");
    tx.commit();
  }
  pqxx::work tx(connection.pqxx());
  BOOST_TEST(retort::select(tx, channels).count() == 2);
}

BOOST_AUTO_TEST_CASE(abort_and_destruction_undo_both) {
  {
    pqxx::work tx(connection.pqxx());
    retort::insert(tx, named("a"));
    tx.abort();
  }
  {
    pqxx::work tx(connection.pqxx());
    retort::insert(tx, named("b"));
  }
  pqxx::work tx(connection.pqxx());
  BOOST_TEST(retort::select(tx, channels).count() == 0);
}

BOOST_AUTO_TEST_CASE(a_transaction_that_is_over_runs_nothing) {
  pqxx::work tx(connection.pqxx());
  retort::insert(tx, named("a"));
  tx.commit();
  BOOST_TEST(code_of([&] { retort::insert(tx, named("b")); }) == "R0706");
  pqxx::nontransaction alone(connection.pqxx());
  retort::insert(alone, named("c"));
  BOOST_TEST(retort::select(alone, channels).count() == 2);
}

BOOST_AUTO_TEST_CASE(a_refused_statement_aborts_the_transaction) {
  {
    pqxx::work tx(connection.pqxx());
    retort::insert(tx, named("a"));
    BOOST_TEST(code_of([&] { retort::insert(tx, named("a")); }) == "R0711");
    BOOST_TEST(code_of([&] { retort::select(tx, channels).all(); }) == "R0706");
    BOOST_CHECK_THROW(tx.exec("SELECT 1"), pqxx::usage_error);
    BOOST_CHECK_THROW(tx.commit(), pqxx::usage_error);
  }
  {
    pqxx::work tx(connection.pqxx());
    retort::insert(tx, named("a"));
    BOOST_CHECK_THROW(tx.exec("SELECT 1/0"), pqxx::sql_error);
    BOOST_TEST(code_of([&] { retort::select(tx, channels).all(); }) == "R0706");
  }
  pqxx::work tx(connection.pqxx());
  BOOST_TEST(retort::select(tx, channels).count() == 0);
}

BOOST_AUTO_TEST_CASE(a_savepoint_survives_a_refusal) {
  pqxx::work tx(connection.pqxx());
  retort::insert(tx, named("a"));
  try {
    pqxx::subtransaction inner(tx);
    retort::insert(inner, named("fine so far"));
    retort::insert(inner, named("a"));
    BOOST_ERROR("the name is taken");
  } catch (const retort::UniqueViolation& violation) {
    BOOST_TEST(violation.constraint() == "channels_name_key");
    BOOST_TEST(violation.sqlstate() == "23505");
    BOOST_TEST(violation.refusal().table == "channels");
    BOOST_TEST(violation.refusal().detail == "Key (name)=(a) already exists.");
    BOOST_TEST(std::string(violation.what()) ==
               "insert into channels: duplicate key value violates unique constraint \"channels_name_key\"");
  }
  retort::insert(tx, named("b"));
  tx.commit();
  pqxx::work after(connection.pqxx());
  BOOST_TEST(retort::select(after, channels).count() == 2);
}

BOOST_AUTO_TEST_CASE(savepoints_keep_and_undo) {
  pqxx::work tx(connection.pqxx());
  {
    pqxx::subtransaction kept(tx);
    retort::insert(kept, named("kept"));
    kept.commit();
    BOOST_TEST(code_of([&] { retort::insert(kept, named("late")); }) == "R0706");
  }
  {
    pqxx::subtransaction undone(tx);
    retort::insert(undone, named("undone"));
    undone.abort();
  }
  BOOST_TEST(retort::select(tx, channels).one().name == "kept");
  BOOST_TEST(code_of([&] { retort::insert(tx, named("kept")); }) == "R0711");
  BOOST_CHECK_THROW(tx.commit(), pqxx::usage_error);
}

BOOST_AUTO_TEST_CASE(refusals_by_kind) {
  pqxx::work tx(connection.pqxx());
  const Channel channel = retort::insert(tx, named("a"));
  const auto refused = [&](const auto& call) {
    pqxx::subtransaction inner(tx);
    return code_of([&] { call(inner); });
  };
  BOOST_TEST(refused([](auto& inner) { retort::insert(inner, thread_of("refused", std::nullopt)); }) ==
             "R0714");
  BOOST_TEST(refused([&](auto& inner) { retort::insert(inner, thread_of("a", channel.id + 1)); }) == "R0712");
  BOOST_TEST(refused([&](auto& inner) {
               inner.exec("ALTER TABLE channels ALTER name DROP DEFAULT, ADD extra int NOT NULL DEFAULT 1");
               inner.exec("ALTER TABLE channels ALTER extra DROP DEFAULT");
               retort::insert(inner, named("b"));
             }) == "R0713");
  BOOST_TEST(refused([&](auto& inner) {
               inner.exec("DROP TABLE channels CASCADE");
               retort::select(inner, channels).all();
             }) == "R0710");
}

BOOST_AUTO_TEST_CASE(a_conflict_asks_for_another_try) {
  {
    pqxx::work tx(connection.pqxx());
    retort::insert(tx, named("a"));
    tx.commit();
  }
  retort::Connection other = orm_test::connect_again();
  pqxx::transaction<pqxx::isolation_level::repeatable_read> first(connection.pqxx());
  BOOST_TEST(retort::select(first, channels).count() == 1);
  pqxx::work second(other.pqxx());
  retort::update(second, channels).set(channels.name, "b").all_rows().execute();
  second.commit();
  BOOST_CHECK_THROW(retort::update(first, channels).set(channels.name, "c").all_rows().execute(),
                    retort::TransactionConflict);
}

BOOST_AUTO_TEST_CASE(formats_do_not_depend_on_the_role) {
  pqxx::nontransaction(connection.pqxx())
      .exec(
          "ALTER ROLE CURRENT_USER SET DateStyle = 'German';"
          "ALTER ROLE CURRENT_USER SET IntervalStyle = 'sql_standard'");
  retort::Connection other = orm_test::connect_again();
  pqxx::nontransaction tx(other.pqxx());
  BOOST_TEST(tx.exec("SELECT '2025-01-02'::date, '-1 day -1:00'::interval")[0][0].as<std::string>() ==
             "2025-01-02");
  BOOST_TEST(tx.exec("SHOW IntervalStyle")[0][0].as<std::string>() == "postgres");
  tx.exec("ALTER ROLE CURRENT_USER RESET ALL");
}

BOOST_AUTO_TEST_CASE(a_lost_session_is_reported_as_such) {
  retort::Connection other = orm_test::connect_again();
  pqxx::work tx(connection.pqxx());
  const int pid = tx.exec("SELECT pg_backend_pid()")[0][0].as<int>();
  pqxx::nontransaction(other.pqxx()).exec("SELECT pg_terminate_backend(" + std::to_string(pid) + ")");
  BOOST_CHECK_THROW(retort::select(tx, channels).all(), retort::ConnectionLost);
  BOOST_CHECK_THROW(retort::select(tx, channels).all(), retort::Error);
  BOOST_CHECK_THROW(tx.commit(), pqxx::usage_error);
}

BOOST_AUTO_TEST_SUITE_END()
