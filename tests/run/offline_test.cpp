// The script of --sql, fed to psql, against the online run.
#include "run/offline.hpp"

#include <boost/test/unit_test.hpp>

#include "run/run.hpp"
#include "world.hpp"

using namespace retort;
using namespace run_test;

namespace {

revision::Graph forked() {
  return graph(
      {file("a", "", "CREATE TABLE a ()", "DROP TABLE a"),
       file("b1", "a", "CREATE TABLE b1 ();\n-- the last word", "DROP TABLE b1;", "-- branch_labels: left\n"),
       file("b2", "a", "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.b2 ();",
            "DROP TABLE b2;"),
       file("m", "b1, b2", "COMMENT ON TABLE a IS 'it''s; \"a\"';", "COMMENT ON TABLE a IS NULL"),
       file("n", "m", "CREATE INDEX CONCURRENTLY i ON pg_temp.x (y);\nVACUUM a;", "",
            "-- transactional: no\n"),
       file("x", "", "CREATE TABLE x ();", "DROP TABLE x", "-- depends_on: b1\n")});
}

std::string state(const std::string& url) {
  Connection connection(url);
  return select(connection,
                "SELECT relname, obj_description(oid) FROM pg_class WHERE relnamespace = "
                "'public'::regnamespace ORDER BY 1") +
         "\n--\n" + select(connection, "SELECT version_num FROM retort_version ORDER BY 1") + "\n--\n" +
         select(connection,
                "SELECT id, revision, direction, role, os_user, host, file_sha256, tool_version, outcome "
                "FROM retort_history ORDER BY id");
}

}  // namespace

BOOST_AUTO_TEST_CASE(offline_equals_online) {
  const auto g = forked();
  const auto with = settings();
  struct {
    const char* up;
    const char* down_from;
    const char* down_to;
  } const cases[] = {
      {"m", "m", "base"}, {"m", "m", "a"}, {"left", "b1", "a"}, {"x", "x", "base"}, {"b2", "b2", "b2"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT("up " << one.up << ", down " << one.down_from << ":" << one.down_to) {
      const auto online = new_database(), offline = new_database();
      Told told;
      {
        Connection connection(online);
        run::upgrade(connection, g, {one.up}, run::sql_script, with, told);
      }
      const auto up = revision::plan_offline(g, revision::Direction::upgrade, one.up);
      BOOST_TEST(psql(offline, run::offline_sql(g, up, run::sql_script, with)));
      BOOST_TEST(state(offline) == state(online));
      {
        Connection connection(online);
        run::downgrade(connection, g, one.down_to, run::sql_script, with, told);
      }
      const auto down = revision::plan_offline(g, revision::Direction::downgrade,
                                               std::string(one.down_from) + ":" + one.down_to);
      BOOST_TEST(psql(offline, run::offline_sql(g, down, run::sql_script, with)));
      BOOST_TEST(state(offline) == state(online));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_single_transaction_offline_keeps_all_or_nothing) {
  auto with = settings();
  with.single_transaction = true;
  const auto g = graph({file("a", "", "CREATE TABLE a ()", "DROP TABLE a"),
                        file("b", "a", "CREATE TABLE b ()", "DROP TABLE b"), file("c", "b", "SELECT nope")});
  const auto url = new_database();
  const auto script = [&](const char* range) {
    return run::offline_sql(g, revision::plan_offline(g, revision::Direction::upgrade, range),
                            run::sql_script, with);
  };
  BOOST_TEST(!psql(url, script("c")));
  Connection connection(url);
  BOOST_TEST(
      select(connection, "SELECT to_regclass('a') IS NULL AND to_regclass('retort_version') IS NULL") == "t");
  BOOST_TEST(psql(url, script("b")));
  BOOST_TEST(select(connection, "SELECT version_num FROM retort_version") == "b");
  const auto text = script("b");
  BOOST_TEST(text.find("BEGIN;") == text.rfind("BEGIN;"));
  BOOST_TEST(text.find("COMMIT;") == text.rfind("COMMIT;"));
}

BOOST_AUTO_TEST_CASE(a_script_for_another_state_changes_nothing) {
  const auto g = forked();
  const auto url = new_database();
  Told told;
  Connection connection(url);
  run::upgrade(connection, g, {"a"}, run::sql_script, settings(), told);
  const auto before = state(url);
  const auto plan = revision::plan_offline(g, revision::Direction::upgrade, "b1:m");
  BOOST_TEST(!psql(url, run::offline_sql(g, plan, run::sql_script, settings())));
  BOOST_TEST(state(url) == before);
}

BOOST_AUTO_TEST_CASE(a_script_does_not_depend_on_who_runs_it) {
  const auto g = graph({file("a", "", "CREATE TABLE a ()")});
  const auto url = new_database();
  const auto plan = revision::plan_offline(g, revision::Direction::upgrade, "a");
  BOOST_TEST(psql(url, "CREATE SCHEMA elsewhere; SET search_path = elsewhere;\n" +
                           run::offline_sql(g, plan, run::sql_script, settings())));
  Connection connection(url);
  BOOST_TEST(select(connection, "SELECT to_regclass('public.a') IS NOT NULL") == "t");
}

BOOST_AUTO_TEST_CASE(stamping_offline) {
  const auto g = forked();
  const auto url = new_database();
  BOOST_TEST(psql(url, run::offline_stamp_sql(g, {"m"}, settings())));
  BOOST_TEST(psql(url, run::offline_stamp_sql(g, {"m:left"}, settings())));
  Connection connection(url);
  BOOST_TEST(select(connection, "SELECT version_num FROM retort_version") == "b1");
}

BOOST_AUTO_TEST_CASE(what_the_text_looks_like) {
  const auto g = graph({file("a", "", "CREATE TABLE a ()"), file("b", "a", "CREATE TABLE b ();")});
  run::Settings plain;
  const auto plan = revision::plan_offline(g, revision::Direction::upgrade, "a:b");
  std::string text = run::offline_sql(g, plan, run::sql_script, plain);
  const auto hash = text.find(g[1].sha256());
  BOOST_TEST_REQUIRE(hash != std::string::npos);
  text.replace(hash, 64, "HASH");
  const auto steps = text.find("-- Running");
  BOOST_TEST(text.starts_with("SET client_encoding = 'UTF8';\nSET TimeZone = 'UTC';\n"));
  BOOST_TEST_REQUIRE(steps != std::string::npos);
  BOOST_TEST(
      text.substr(steps) ==
      "-- Running upgrade a -> b, Make b\n\nBEGIN;\nCREATE TABLE b ();\n\n"
      "UPDATE public.retort_version SET version_num = 'b' WHERE version_num = 'a';\n"
      "DO $retort$ BEGIN\n  IF NOT (SELECT count(*) = 1 AND count(*) FILTER (WHERE version_num IN ('b')) = 1 "
      "FROM public.retort_version) THEN\n    RAISE EXCEPTION USING\n      MESSAGE = 'the version table "
      "public.retort_version holds other rows than expected: ' || (SELECT coalesce(string_agg(version_num, "
      "', ' ORDER BY version_num), 'none') FROM public.retort_version),\n      HINT = 'somebody else changed "
      "it meanwhile, or the script did';\n  END IF;\nEND $retort$;\n"
      "INSERT INTO public.retort_history (revision, direction, started_at, duration, role, os_user, host, "
      "file_sha256, tool_version, outcome, error) VALUES ('b', 'upgrade', now(), clock_timestamp() - now(), "
      "session_user, NULL, NULL, 'HASH', NULL, 'done', NULL);\nCOMMIT;\n");
  // What --dry-run shows is the same text, but for the rows: the run reads the failure of a single statement.
  const std::string planned = run::plan_sql(g, plan.plan, run::sql_script, plain);
  BOOST_TEST(planned.find("BEGIN;\nCREATE TABLE b ();") != std::string::npos);
  BOOST_TEST(planned.find("ELSE ('other rows than expected: ' || coalesce(string_agg(version_num, ', '), "
                          "'none'))::integer::text END FROM public.retort_version), NULL);\nCOMMIT;\n") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(outside_of_transactions_the_rows_are_looked_at_before_anything_runs) {
  const auto g = graph({file("a", "", "CREATE TABLE a (id int);"),
                        file("b", "a", "CREATE INDEX CONCURRENTLY ON a (id);", "", "-- transactional: no\n"),
                        file("c", "b", "CREATE TABLE c ();")});
  const auto url = new_database();
  Connection connection(url);
  Told told;
  run::upgrade(connection, g, {"heads"}, run::sql_script, settings(), told);
  const std::string script = run::offline_sql(
      g, revision::plan_offline(g, revision::Direction::upgrade, std::vector<std::string>{"a:b"}),
      run::sql_script, settings());
  BOOST_TEST(!psql(url, script));
  BOOST_TEST(select(connection, "SELECT count(*) FROM pg_index WHERE indrelid = 'a'::regclass") == "1");
  BOOST_TEST(select(connection, "SELECT count(*) FROM retort_history WHERE outcome = 'started'") == "1");
}
