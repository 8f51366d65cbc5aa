#include "run/run.hpp"

#include <boost/test/unit_test.hpp>

#include "postgres/connect.hpp"
#include "postgres/query.hpp"
#include "run/offline.hpp"
#include "run/version_table.hpp"
#include "world.hpp"

using namespace retort;
using namespace run_test;

namespace {

std::vector<revision::SourceFile> three() {
  return {file("a", "", "CREATE TABLE a (id int PRIMARY KEY);", "DROP TABLE a;"),
          file("b", "a", "CREATE TABLE b (id int REFERENCES a);\nINSERT INTO a VALUES (1);",
               "DROP TABLE b; DELETE FROM a"),
          file("c", "b", "-- no semicolon at the end\nCREATE TABLE c ()", "DROP TABLE c -- nor here")};
}

std::string rows(Connection& connection) {
  return select(connection, "SELECT version_num FROM retort_version ORDER BY 1");
}

std::string history(Connection& connection) {
  return select(connection, "SELECT direction, revision, outcome FROM retort_history ORDER BY id");
}

constexpr const char* tables =
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = "
    "'public'::regnamespace AND relname NOT LIKE 'retort%' ORDER BY 1";

struct Case {
  Case() : connection(url) {}

  run::Outcome up(const revision::Graph& graph, const std::string& target = "heads") {
    return run::upgrade(connection, graph, {target}, run::sql_script, settings, told);
  }
  run::Outcome down(const revision::Graph& graph, const std::string& target) {
    return run::downgrade(connection, graph, target, run::sql_script, settings, told);
  }

  std::string url = new_database();
  Connection connection;
  run::Settings settings = run_test::settings();
  Told told;
};

}  // namespace

BOOST_AUTO_TEST_CASE(goes_up_and_down_with_rows_and_history) {
  Case test;
  const auto g = graph(three());
  BOOST_TEST(test.up(g).steps == 3U);
  BOOST_TEST(rows(test.connection) == "c");
  BOOST_TEST(select(test.connection, tables) == "a\nb\nc");
  BOOST_TEST(test.told.lines ==
                 (std::vector<std::string>{"up a 1/3", "done a", "up b 2/3", "done b", "up c 3/3", "done c"}),
             boost::test_tools::per_element());
  BOOST_TEST(test.up(g).steps == 0U);
  BOOST_TEST(test.down(g, "a").steps == 2U);
  BOOST_TEST(rows(test.connection) == "a");
  BOOST_TEST(test.down(g, "base").steps == 1U);
  BOOST_TEST(rows(test.connection) == "");
  BOOST_TEST(select(test.connection, tables) == "");
  BOOST_TEST(
      history(test.connection) ==
      "upgrade|a|done\nupgrade|b|done\nupgrade|c|done\ndowngrade|c|done\ndowngrade|b|done\ndowngrade|a|done");
  BOOST_TEST(select(test.connection,
                    "SELECT DISTINCT role, os_user, host, tool_version, length(file_sha256), "
                    "duration > '0' FROM retort_history") ==
             select(test.connection, "SELECT session_user") + "|tester|here|0.0.1|64|t");
}

BOOST_AUTO_TEST_CASE(reading_and_having_nothing_to_do_create_nothing) {
  Case test;
  BOOST_TEST(test.up(graph({})).steps == 0U);
  BOOST_TEST(test.down(graph(three()), "base").steps == 0U);
  const auto recorded = run::read_recorded(test.connection, test.settings);
  BOOST_TEST(!recorded.version_table);
  BOOST_TEST(select(test.connection, "SELECT count(*) FROM pg_class WHERE relname LIKE 'retort%'") == "0");
}

BOOST_AUTO_TEST_CASE(a_failing_statement_is_shown_in_its_file_and_keeps_what_was_good) {
  struct {
    const char* sql;
    int line, column;
    const char* part;
  } const cases[] = {
      {"CREATE TABLE x (id int);\n\n  INSERT INTO nowhere VALUES (1);\n", 8, 15,
       "\"nowhere\" does not exist"},
      {"CREATE TABLE x (id int);\nCREAT TABLE y ();\n", 7, 1, "syntax error"},
      {"-- why\nINSERT INTO a VALUES (7);\n  -- twice\n  INSERT INTO a VALUES (7);", 9, 3, "duplicate key"},
      {"SELECT 'ä', nope;", 6, 14, "\"nope\" does not exist"},
      {"SELECT (1;", 6, 10, "syntax error"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.sql) {
      Case test;
      const auto g = graph({file("a", "", "CREATE TABLE a (id int PRIMARY KEY);"), file("b", "a", one.sql)});
      const auto failed = failure([&] { test.up(g); });
      BOOST_TEST(failed.code == "R0441");
      BOOST_TEST(failed.place.file == "migrations/b.sql");
      BOOST_TEST(failed.place.line == one.line);
      BOOST_TEST(failed.place.column == one.column);
      BOOST_TEST(failed.text.find(one.part) != std::string::npos, failed.text);
      BOOST_TEST(failed.excerpt.find('^') != std::string::npos);
      BOOST_TEST(failed.excerpt.find(std::to_string(one.line) + " | ") != std::string::npos, failed.excerpt);
      BOOST_TEST(failed.help.find("the database is at a") != std::string::npos);
      BOOST_TEST(rows(test.connection) == "a");
      BOOST_TEST(select(test.connection, tables) == "a");
      BOOST_TEST(history(test.connection) == "upgrade|a|done\nupgrade|b|failed");
      BOOST_TEST(select(test.connection, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") == "0");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_deferred_constraint_fails_at_the_end) {
  Case test;
  const auto g =
      graph({file("a", "",
                  "CREATE TABLE a (id int PRIMARY KEY, b int REFERENCES a DEFERRABLE INITIALLY DEFERRED);\n"
                  "INSERT INTO a VALUES (1, 2);")});
  const auto failed = failure([&] { test.up(g); });
  BOOST_TEST(failed.code == "R0441");
  BOOST_TEST(failed.text.find("deferred constraint") != std::string::npos, failed.text);
  BOOST_TEST(rows(test.connection) == "");
}

BOOST_AUTO_TEST_CASE(what_cannot_run_is_refused_before_anything_runs) {
  struct {
    const char* sql;
    const char* code;
    int line;
  } const cases[] = {
      {"SELECT 1;\nBEGIN;\nSELECT 2;\nCOMMIT;", "R0432", 7},
      {"SELECT 1;\n\\d\n", "R0402", 7},
      {"SELECT 1 \\gexec", "R0402", 6},
      {"COPY a FROM STDIN;\n1\n\\.\n", "R0403", 6},
      {"COPY a (id) FROM stdin WITH (FORMAT csv);\n", "R0403", 6},
      {"SELECT 1;\nSELECT 'open;", "R0436", 7},
      {"SELECT $x$ open $y$", "R0436", 6},
      {"SELECT 1 /* open /* */", "R0436", 6},
      {"SELECT 1 /* closed */", "", 0},
      {"SELECT $$closed$$", "", 0},
      {"SELECT E'a\\'b', 'c\\', $$\\d$$ -- \\d", "", 0},
      {"DO $x$ BEGIN RAISE NOTICE 'COPY a FROM STDIN'; END $x$;", "", 0},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.sql) {
      Case test;
      const auto g = graph({file("a", "", "CREATE TABLE a (id int);"), file("b", "a", one.sql)});
      const auto failed = failure([&] { test.up(g); });
      BOOST_TEST(failed.code == one.code, failed.code + failed.text);
      BOOST_TEST(failed.place.line == one.line);
      const bool ran = select(test.connection, tables) == "a";
      BOOST_TEST(ran == (std::string(one.code).empty()));
    }
  }
}

BOOST_AUTO_TEST_CASE(other_rows_than_expected_undo_the_revision) {
  Case test;
  auto files = three();
  test.up(graph(files), "a");
  files[1] = file("b", "a", "CREATE TABLE b ();\nINSERT INTO retort_version VALUES ('intruder');");
  const auto failed = failure([&] { test.up(graph(files), "b"); });
  BOOST_TEST(failed.code == "R0442");
  BOOST_TEST(failed.text.find("intruder") != std::string::npos, failed.text);
  BOOST_TEST(rows(test.connection) == "a");
  BOOST_TEST(select(test.connection, tables) == "a");
  files[1] = file("b", "a", "DELETE FROM retort_version");
  BOOST_TEST(failure([&] { test.up(graph(files), "b"); }).code == "R0442");
  BOOST_TEST(rows(test.connection) == "a");
}

BOOST_AUTO_TEST_CASE(a_script_cannot_change_the_session_for_the_next) {
  Case test;
  const auto g = graph(
      {file("a", "", "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.a ();"),
       file("b", "a", "CREATE TABLE b ();\nSET statement_timeout = 12345;\nSET LOCAL ROLE pg_monitor;"),
       file("c", "b", "CREATE TABLE c AS SELECT current_setting('statement_timeout') t;")});
  BOOST_TEST(test.up(g).steps == 3U);
  BOOST_TEST(select(test.connection, "SELECT t FROM public.c") != "12345ms");
}

BOOST_AUTO_TEST_CASE(outside_of_a_transaction_statements_run_one_by_one) {
  Case test;
  const std::string alone = "-- transactional: no\n";
  auto files = three();
  files.push_back(file("d", "c", "CREATE INDEX CONCURRENTLY i ON a (id);\nVACUUM a;", "", alone));
  BOOST_TEST(test.up(graph(files)).steps == 4U);
  BOOST_TEST(rows(test.connection) == "d");
  files.push_back(file("e", "d", "CREATE TABLE e ();\nCREATE TABLE e ();\nCREATE TABLE f ();", "", alone));
  const auto failed = failure([&] { test.up(graph(files)); });
  BOOST_TEST(failed.code == "R0441");
  BOOST_TEST(failed.place.line == 8);
  BOOST_TEST(failed.help.find("1 of its 3 statements ran and stay") != std::string::npos, failed.help);
  BOOST_TEST(rows(test.connection) == "d");
  BOOST_TEST(select(test.connection, tables) == "a\nb\nc\ne");
  BOOST_TEST(select(test.connection,
                    "SELECT revision, outcome, error FROM retort_history WHERE id > 3 ORDER BY id") ==
             "d|started|NULL\nd|done|NULL\ne|started|NULL\ne|failed|statement 2 of 3: relation \"e\" already "
             "exists");
  // In a transaction the server says what to do, and so do we.
  files.back() = file("e", "d", "VACUUM a");
  BOOST_TEST(failure([&] { test.up(graph(files)); }).help.find("transactional: no") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_single_transaction_keeps_all_or_nothing) {
  Case test;
  test.settings.single_transaction = true;
  auto files = three();
  BOOST_TEST(test.up(graph(files), "b").steps == 2U);
  files.push_back(file("d", "c", "SELECT nope"));
  const auto failed = failure([&] { test.up(graph(files)); });
  BOOST_TEST(failed.code == "R0441");
  BOOST_TEST(failed.help.find("nothing of this run was kept") != std::string::npos);
  BOOST_TEST(rows(test.connection) == "b");
  BOOST_TEST(select(test.connection, tables) == "a\nb");
  files.back() = file("d", "c", "VACUUM a", "", "-- transactional: no\n");
  BOOST_TEST(failure([&] { test.up(graph(files)); }).code == "R0435");
}

BOOST_AUTO_TEST_CASE(an_edited_file_that_was_applied_is_refused) {
  Case test;
  auto files = three();
  test.up(graph(files), "b");
  files[0].content += "-- an afterthought\n";
  const auto failed = failure([&] { test.up(graph(files)); });
  BOOST_TEST(failed.code == "R0451");
  BOOST_TEST(failed.place.file == "migrations/a.sql");
  test.settings.edited = run::Edited::accept;
  BOOST_TEST(test.up(graph(files), "b").steps == 0U);
  BOOST_TEST(test.told.lines[4].substr(0, 8) == "notice r");
  // Accepted once, it is the file that counts.
  test.settings.edited = run::Edited::refuse;
  BOOST_TEST(test.up(graph(files)).steps == 1U);
  files[0].content += "-- and another\n";
  BOOST_TEST(failure([&] { test.up(graph(files)); }).code == "R0451");
  // Taken down and up again, it is the file that ran.
  test.settings.edited = run::Edited::refuse;
  files[2].content += "-- not applied any more\n";
  test.settings.edited = run::Edited::ignore;
  test.down(graph(files), "base");
  test.settings.edited = run::Edited::refuse;
  BOOST_TEST(test.up(graph(files)).steps == 3U);
}

BOOST_AUTO_TEST_CASE(what_the_server_says_during_a_step_is_handed_on) {
  const auto url = new_database();
  postgres::ConnectionOptions options;
  options.settings = {{"client_min_messages", "notice"}};
  Connection connection = postgres::connect(url, options);
  Told told;
  const auto g =
      graph({file("a", "", "DO $$ BEGIN RAISE NOTICE '% rows', 7; RAISE WARNING 'odd'; END $$;", "SELECT 1"),
             file("b", "a",
                  "DROP TABLE IF EXISTS gone;\nSET client_min_messages = error; DO $$ BEGIN RAISE "
                  "NOTICE 'unheard'; END $$;"),
             file("c", "b", "DO $$ BEGIN RAISE NOTICE 'heard'; END $$;", "", "-- transactional: no\n")});
  run::upgrade(connection, g, {"heads"}, run::sql_script, settings(), told);
  std::string said;
  for (const auto& line : told.lines) {
    if (line.starts_with("said ")) said += line + "\n";
  }
  BOOST_TEST(said ==
             "said a NOTICE 7 rows\nsaid a WARNING odd\nsaid b NOTICE table \"gone\" does not exist, "
             "skipping\nsaid c NOTICE heard\n");
}

BOOST_AUTO_TEST_CASE(nothing_to_do_costs_one_statement) {
  Case test;
  const auto g = graph(three());
  test.up(g);
  postgres::ConnectionOptions options;
  // The server's own log, sent to its client.
  options.settings = {{"log_statement", "all"}, {"client_min_messages", "log"}};
  Connection connection = postgres::connect(test.url, options);
  std::vector<std::string> statements;
  postgres::on_notice(connection, [&](const postgres::Notice& notice) {
    if (notice.severity == "LOG") statements.push_back(notice.message);
  });
  BOOST_TEST(run::upgrade(connection, g, {"heads"}, run::sql_script, test.settings, test.told).steps == 0U);
  BOOST_TEST(statements.size() == 1U);
  BOOST_TEST(run::read_version_rows(connection, test.settings).size() == 1U);
  BOOST_TEST(statements.size() == 2U);
}

BOOST_AUTO_TEST_CASE(stamping_moves_rows_and_runs_nothing) {
  Case test;
  const auto g = graph(three());
  const auto stamp = [&](const std::string& target, bool purge = false) {
    return run::stamp(test.connection, g, {target}, purge, test.settings, test.told);
  };
  BOOST_TEST(stamp("b").rows.front() == "b");
  BOOST_TEST(rows(test.connection) == "b");
  BOOST_TEST(stamp("b").steps == 0U);
  BOOST_TEST(stamp("head").steps == 1U);
  BOOST_TEST(stamp("base").rows.empty());
  BOOST_TEST(select(test.connection, tables) == "");
  postgres::query(test.connection, "INSERT INTO retort_version VALUES ('strange')");
  BOOST_TEST(failure([&] { stamp("a"); }).code == "R0241");
  BOOST_TEST(failure([&] { test.up(g); }).code == "R0241");
  BOOST_TEST(failure([&] { stamp("typo", true); }).code == "R0251");
  BOOST_TEST(rows(test.connection) == "strange");
  stamp("a", true);
  BOOST_TEST(rows(test.connection) == "a");
  BOOST_TEST(history(test.connection) == "stamp|b|done\nstamp|c|done\nstamp|base|done\nstamp|a|done");
}

BOOST_AUTO_TEST_CASE(overlapping_rows_shrink_to_their_tips_with_the_first_step) {
  Case test;
  const auto g = graph(three());
  test.up(g, "b");
  postgres::query(test.connection, "INSERT INTO retort_version VALUES ('a')");
  test.told.lines.clear();
  BOOST_TEST(test.up(g).steps == 1U);
  BOOST_TEST(rows(test.connection) == "c");
  BOOST_TEST(test.told.lines.front().substr(0, 6) == "notice");
}

BOOST_AUTO_TEST_CASE(sql_of_operations_is_placed_by_its_operation) {
  Case test;
  const auto g = graph(three());
  const auto source = [](const revision::Revision&, revision::Direction) {
    run::Script script;
    script.sql = "CREATE TABLE t (id int);\nALTER TABLE t ADD x int;\nALTER TABLE t\n  ADD x int;\n";
    script.origins = {
        {0, {"migrations/a.cpp", 7, 3}}, {25, {"migrations/a.cpp", 8, 3}}, {50, {"migrations/a.cpp", 9, 3}}};
    return script;
  };
  const auto failed =
      failure([&] { run::upgrade(test.connection, g, {"a"}, source, test.settings, test.told); });
  BOOST_TEST(failed.place.line == 9);
  BOOST_TEST(failed.place.file == "migrations/a.cpp");
  BOOST_TEST(failed.excerpt.find("1 | ALTER TABLE t") != std::string::npos, failed.excerpt);
}
