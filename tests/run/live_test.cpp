// Functions of C++ revisions among their statements, on a real server.
#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "postgres/query.hpp"
#include "run/offline.hpp"
#include "run/run.hpp"
#include "world.hpp"

using namespace retort;
using namespace run_test;

namespace {

template <class Function>
std::shared_ptr<LiveWork> work(Function function) {
  struct Kept final : LiveWork {
    explicit Kept(Function kept) : function(kept) {}
    void run(LiveConnection& connection) override { function(connection); }
    Function function;
  };
  return std::make_shared<Kept>(function);
}

/// Statements and functions in turn, as cli/ makes them of operations.
struct Steps {
  run::Script script;

  Steps& sql(const std::string& statement) {
    script.origins.push_back({script.sql.size(), {"b.cpp", static_cast<int>(script.origins.size()) + 10, 1}});
    script.sql += statement + ";\n";
    return *this;
  }
  template <class Function>
  Steps& call(Function function) {
    script.calls.push_back({script.sql.size(), {"b.cpp", 99, 3}, "Make slugs", work(function)});
    script.sql += "-- here a function of the revision runs: Make slugs\n";
    return *this;
  }
};

struct Case {
  explicit Case(bool transactional = true)
      : graph(run_test::graph({file("a", "",
                                    "CREATE TABLE users (id int, name text, slug text);\n"
                                    "INSERT INTO users VALUES (1, 'Ada L'), (2, NULL);"),
                               file("b", "a", "", "", transactional ? "" : "-- transactional: no\n"),
                               file("c", "b", "ALTER TABLE users ADD after_b int;")})) {}

  run::ScriptSource scripts(const Steps& steps) const {
    return [steps](const revision::Revision& one, revision::Direction direction) {
      return one.id == "b" ? steps.script : run::sql_script(one, direction);
    };
  }
  run::Outcome up(const Steps& steps) {
    return run::upgrade(connection, graph, {"heads"}, scripts(steps), settings, told);
  }
  Diagnostic fails(const Steps& steps) {
    return failure([&] { up(steps); });
  }
  std::string at() { return select(connection, "SELECT version_num FROM retort_version ORDER BY 1"); }
  std::string users() { return select(connection, "SELECT id, slug FROM users ORDER BY 1"); }
  std::string last_history() {
    return select(connection, "SELECT revision, outcome, error FROM retort_history ORDER BY id DESC LIMIT 1");
  }

  std::string url = new_database();
  Connection connection{url};
  revision::Graph graph;
  run::Settings settings = run_test::settings();
  Told told;
};

void make_slugs(LiveConnection& db) {
  for (const auto& row : db.query("SELECT id, name FROM users ORDER BY id")) {
    const std::string name = row[1].value_or("nobody");
    BOOST_TEST(db.execute("UPDATE users SET slug = $2 WHERE id = $1", {row[0], name + "!"}) == 1);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_function_sees_what_came_before_and_what_follows_sees_its_work) {
  for (const bool transactional : {true, false}) {
    for (const bool single : {false, true}) {
      if (single && !transactional) continue;
      Case test(transactional);
      test.settings.single_transaction = single;
      const auto outcome =
          test.up(Steps()
                      .call(make_slugs)
                      .sql("SET search_path = nowhere, public")
                      .sql("ALTER TABLE users ALTER slug SET NOT NULL")
                      .call([](LiveConnection& db) {
                        db.execute(
                            "UPDATE users SET id = id * 10; "
                            "UPDATE users SET id = id + 1");
                      })
                      .call([](LiveConnection& db) {
                        BOOST_TEST(db.query("SHOW search_path").front().front().value() == "nowhere, public");
                      })
                      .sql("DELETE FROM users WHERE id = 21"));
      BOOST_TEST(outcome.steps == 3U);
      BOOST_TEST(test.users() == "11|Ada L!");
      BOOST_TEST(test.at() == "c");
      BOOST_TEST(test.last_history() == "c|done|NULL");
      if (transactional)
        BOOST_TEST(select(test.connection, "SHOW search_path").find("nowhere") == std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_revision_may_be_nothing_but_a_function) {
  Case test;
  BOOST_TEST(test.up(Steps().call(make_slugs)).steps == 3U);
  BOOST_TEST(test.users() == "1|Ada L!\n2|nobody!");
}

BOOST_AUTO_TEST_CASE(whatever_leaves_a_function_undoes_its_revision_and_is_recorded) {
  struct Trouble {
    std::function<void(LiveConnection&)> function;
    const char* text;
  };
  const Trouble troubles[] = {
      {[](LiveConnection& db) { db.execute("UPDATE userz SET id = 1"); },
       "relation \"userz\" does not exist"},
      {[](LiveConnection& db) { db.query("SELECT 1 / $1::int", {"0"}); }, "division by zero"},
      {[](LiveConnection&) { throw std::runtime_error("no such name in the list"); },
       "no such name in the list"},
      {[](LiveConnection&) { throw 5; }, "something that is no exception"},
      {[](LiveConnection& db) {
         try {
           db.execute("SELECT * FROM gone");
         } catch (const Error&) {  // NOLINT: what a careless function does
         }
       },
       "relation \"gone\" does not exist"},
      {[](LiveConnection& db) {
         try {
           postgres::query(db.connection(), "SELECT * FROM gone");
         } catch (const Error&) {  // NOLINT
         }
       },
       "returned although a statement of it had failed"},
  };
  for (const auto& trouble : troubles) {
    Case test;
    const auto failed = test.fails(Steps()
                                       .sql("UPDATE users SET slug = 'x'")
                                       .call(trouble.function)
                                       .sql("ALTER TABLE users ADD never int"));
    BOOST_TEST(failed.code == "R0441");
    BOOST_TEST(failed.text.find(trouble.text) != std::string::npos, failed.text);
    BOOST_TEST(failed.text.find("(in \"Make slugs\")") != std::string::npos, failed.text);
    BOOST_TEST(failed.help.find("nothing of b was kept, the database is at a") != std::string::npos,
               failed.help);
    BOOST_TEST((failed.place == Place{"b.cpp", 99, 3}));
    BOOST_TEST(test.users() == "1|NULL\n2|NULL");
    BOOST_TEST(test.at() == "a");
    BOOST_TEST(test.last_history().starts_with("b|failed|upgrade of b"), test.last_history());
    BOOST_TEST(test.up(Steps().call(make_slugs)).steps == 2U);
  }
}

BOOST_AUTO_TEST_CASE(the_transaction_belongs_to_the_revision) {
  Case test;
  const auto asked = test.fails(Steps().call([](LiveConnection& db) { db.execute("SELECT 1; COMMIT"); }));
  BOOST_TEST(asked.code == "R0438");
  BOOST_TEST(asked.help.find("nothing of b was kept") != std::string::npos, asked.help);
  const auto behind = test.fails(Steps().sql("UPDATE users SET slug = 'x'").call([](LiveConnection& db) {
    postgres::run_script(db.connection(), "COMMIT");
  }));
  BOOST_TEST(behind.code == "R0438");
  BOOST_TEST(behind.text.find("ended the transaction") != std::string::npos, behind.text);
  BOOST_TEST(behind.help.find("may stay, the version is still a") != std::string::npos, behind.help);
  BOOST_TEST(test.at() == "a");

  Case alone(false);
  const auto open = alone.fails(Steps().sql("UPDATE users SET slug = 'x'").call([](LiveConnection& db) {
    db.execute("BEGIN; UPDATE users SET slug = 'y'");
  }));
  BOOST_TEST(open.code == "R0438");
  BOOST_TEST(open.help.find("1 of its 1 statements ran and stay") != std::string::npos, open.help);
  BOOST_TEST(alone.users() == "1|x\n2|x");
}

BOOST_AUTO_TEST_CASE(a_session_that_ends_in_a_function_is_a_lost_connection) {
  Case test;
  const auto failed = test.fails(
      Steps().call([](LiveConnection& db) { db.execute("SELECT pg_terminate_backend(pg_backend_pid())"); }));
  BOOST_TEST(failed.code == "R0443");
  Connection again(test.url);
  BOOST_TEST(select(again, "SELECT version_num FROM retort_version") == "a");
}

BOOST_AUTO_TEST_CASE(statements_around_a_function_keep_their_places) {
  Case test;
  const auto nothing = [](LiveConnection&) {};
  const auto before = test.fails(Steps().sql("SELECT 1").sql("SELECT 1 / 0").call(nothing).sql("SELECT 2"));
  BOOST_TEST(before.place.line == 11);
  const auto after =
      test.fails(Steps().sql("SELECT 1").call(nothing).sql("SELECT 2").call(nothing).sql("SELECT gone"));
  BOOST_TEST(after.place.line == 12);
  BOOST_TEST(after.excerpt.find("SELECT gone") != std::string::npos, after.excerpt);
}

BOOST_AUTO_TEST_CASE(no_script_can_hold_a_function_but_a_plan_shows_its_place) {
  Case test;
  const auto steps = Steps().sql("SELECT 1").call(make_slugs).sql("SELECT 2");
  const auto offline = [&](const std::string& range) {
    return run::offline_sql(test.graph,
                            revision::plan_offline(test.graph, revision::Direction::upgrade, {range}),
                            test.scripts(steps), test.settings);
  };
  const auto refused = failure([&] { offline("heads"); });
  BOOST_TEST(refused.code == "R0437");
  BOOST_TEST(refused.text == "revision b needs a live connection: Make slugs");
  BOOST_TEST((refused.place == Place{"b.cpp", 99, 3}));
  BOOST_TEST(offline("a").find("CREATE TABLE users") != std::string::npos);
  BOOST_TEST(offline("b:c").find("after_b") != std::string::npos);
  const auto plan = run::plan_sql(test.graph, revision::plan_upgrade(test.graph, {}, {"heads"}),
                                  test.scripts(steps), test.settings);
  BOOST_TEST(plan.find("SELECT 1;\n-- here a function of the revision runs: Make slugs\nSELECT 2;\n") !=
                 std::string::npos,
             plan);
}
