#include "postgres/scratch.hpp"

#include <boost/test/unit_test.hpp>
#include <set>
#include <thread>

#include "fixture.hpp"
#include "postgres/connect.hpp"
#include "postgres/query.hpp"
#include "postgres/url.hpp"

namespace retort::postgres {
namespace {

std::vector<std::string> scratch_databases() {
  Connection connection = connect(shared_server().url());
  std::vector<std::string> result;
  for (const base::Row& row :
       query(connection, "SELECT datname FROM pg_database WHERE datname LIKE 'retort\\_%' ORDER BY 1").rows) {
    result.push_back(row[0].value());
  }
  return result;
}

std::string encoding_and_path(Connection& connection) {
  return query(connection,
               "SELECT current_setting('server_encoding') || ' ' || current_setting('search_path') || ' ' || "
               "(SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace)")
      .rows[0][0]
      .value();
}

BOOST_AUTO_TEST_SUITE(scratch)

BOOST_AUTO_TEST_CASE(makes_empty_databases_on_a_throwaway_server) {
  std::optional<Scratch::Database> survivor;
  {
    Scratch scratch{{}};
    Scratch::Database first = scratch.create(), second = scratch.create();
    BOOST_TEST(scratch.description() == "a throwaway server");
    BOOST_TEST(first.url() != second.url());
    run_script(first.connection(), "CREATE TABLE t (a int)");
    BOOST_TEST(encoding_and_path(second.connection()) == "UTF8 public 0");
    run_script(second.connection(), "CREATE TABLE t (a int)");
    // The first two were there from the start; the third is made.
    Scratch::Database third = scratch.create();
    BOOST_TEST(encoding_and_path(third.connection()) == "UTF8 public 0");
    survivor = std::move(first);
  }
  BOOST_TEST(encoding_and_path(survivor->connection()) == "UTF8 public 1");
}

BOOST_AUTO_TEST_CASE(uses_the_targets_server_and_leaves_nothing_there) {
  Scratch scratch{{.scratch_url = {}, .target_url = new_database()}};
  {
    Scratch::Database first = scratch.create(), second = scratch.create();
    BOOST_TEST(scratch.description() == "the target's server");
    BOOST_TEST(scratch_databases().size() == 2U);
    Connection onlooker = connect(first.url());  // Does not keep it from being dropped.
    BOOST_TEST(encoding_and_path(first.connection()) == "UTF8 public 0");
    { const Scratch::Database gone = std::move(first); }
    BOOST_TEST(scratch_databases().size() == 1U);
  }
  BOOST_TEST(scratch_databases().empty());
}

BOOST_AUTO_TEST_CASE(drops_what_a_killed_process_left_but_nothing_young_or_used) {
  Connection connection = connect(shared_server().url());
  for (const char* name :
       {"retort_scratch_1_1000_1", "retort_scratch_1_1000_2", "retort_scratch_1_99999999999_3"}) {
    query(connection, std::string{"CREATE DATABASE "} + name);
  }
  {
    Connection user = connect(shared_server().url("retort_scratch_1_1000_2"));
    Scratch{{.scratch_url = shared_server().url(), .target_url = {}}}.create();
    BOOST_TEST(scratch_databases() ==
                   (std::vector<std::string>{"retort_scratch_1_1000_2", "retort_scratch_1_99999999999_3"}),
               boost::test_tools::per_element());
  }
  for (const std::string& name : scratch_databases())
    query(connection, "DROP DATABASE " + name + " WITH (FORCE)");
}

BOOST_AUTO_TEST_CASE(goes_elsewhere_when_the_target_will_not_have_it) {
  Connection connection = connect(shared_server().url());
  run_script(connection, "CREATE ROLE plain LOGIN");
  for (const std::string& target : {shared_server().url() + "&user=plain", std::string{"host=/nowhere"}}) {
    Scratch scratch{{.scratch_url = {}, .target_url = target}};
    BOOST_TEST(scratch.description() == "a throwaway server");
    scratch.create();
  }
  const std::string error = error_of(
      []() { Scratch{{.scratch_url = shared_server().url() + "&user=plain", .target_url = {}}}.create(); });
  BOOST_TEST(error.starts_with("R0307 "), error);
  BOOST_TEST(error_of([]() {
               Scratch{{.scratch_url = "host=/nowhere", .target_url = {}}}.create();
             }).starts_with("R0301 "));
  run_script(connection, "DROP ROLE plain");
}

BOOST_AUTO_TEST_CASE(serves_two_threads) {
  Scratch scratch{{}};
  std::string urls[4];
  std::thread threads[4];
  for (int i = 0; i < 4; ++i)
    threads[i] = std::thread{[&scratch, &url = urls[i]]() { url = scratch.create().url(); }};
  for (std::thread& thread : threads) thread.join();
  BOOST_TEST((std::set<std::string>(std::begin(urls), std::end(urls)).size() == 4U));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::postgres
