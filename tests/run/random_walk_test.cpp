// Random graphs on a real server: after each step the rows are the oracle's, the way back restores them, and
// the script of --sql does what the run does.
#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "postgres/query.hpp"
#include "random_case.hpp"
#include "run/offline.hpp"
#include "run/run.hpp"
#include "world.hpp"

using namespace retort;
using namespace run_test;

namespace {

unsigned seed() {
  static const unsigned chosen = [] {
    const char* given = std::getenv("RETORT_SEED");
    return given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : std::random_device{}();
  }();
  return chosen;
}

std::string listed(const oracle::Names& names, const std::string& separator = ",") {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : separator) + name;
  return text;
}

/// A table for each revision, and in it a column for each revision that stands on it: an order that is not
/// the graph's fails.
revision::Graph with_tables(const oracle::Graph& drawing) {
  std::vector<revision::SourceFile> files;
  for (const auto& [id, node] : drawing) {
    const oracle::Names before = [&, &one = node] {
      oracle::Names all = one.parents;
      for (const auto& needed : one.dependencies) {
        for (const auto& [other, rest] : drawing) {
          if (other == needed || rest.labels.count(needed)) all.insert(other);
        }
      }
      return all;
    }();
    std::string up = "CREATE TABLE t_" + id + " (own int);\n", down;
    for (const auto& one : before) {
      up += "ALTER TABLE t_" + one + " ADD COLUMN by_" + id + " int;\n";
      down += "ALTER TABLE t_" + one + " DROP COLUMN by_" + id + ";\n";
    }
    std::string head;
    if (!node.labels.empty()) head += "-- branch_labels: " + listed(node.labels) + "\n";
    if (!node.dependencies.empty()) head += "-- depends_on: " + listed(node.dependencies) + "\n";
    if (id.size() > 1) head += "-- transactional: no\n";
    files.push_back(file(id, listed(node.parents), up, down + "DROP TABLE t_" + id + ";", head));
  }
  return graph(std::move(files));
}

/// Holds the rows against the oracle after each step.
class Watch : public run::Observer {
 public:
  Watch(const std::string& url, const oracle::Oracle& oracle) : connection_(url), oracle_(oracle) {}

  void finished(const revision::Revision& revision, const revision::Step& step,
                std::chrono::microseconds) override {
    if (step.direction == revision::Direction::upgrade)
      applied_.insert(revision.id);
    else
      applied_.erase(revision.id);
    const auto rows = select(connection_, "SELECT version_num FROM retort_version ORDER BY version_num COLLATE \"C\"");
    BOOST_TEST(rows == listed(oracle_.tips(applied_), "\n"), "after " << revision.id << ": " << rows);
    seen.push_back(rows);
  }

  oracle::Names rows() const { return oracle_.tips(applied_); }

  std::vector<std::string> seen;

 private:
  Connection connection_;
  const oracle::Oracle& oracle_;
  oracle::Names applied_;
};

std::string recorded(const std::string& url) {
  Connection connection(url);
  return select(connection, "SELECT version_num FROM retort_version ORDER BY 1") + "\n--\n" +
         select(connection,
                "SELECT id, revision, direction, role, os_user, host, file_sha256, tool_version, outcome "
                "FROM retort_history ORDER BY id");
}

}  // namespace

BOOST_AUTO_TEST_CASE(rows_are_the_oracles_after_each_step_and_the_way_back_restores_them) {
  BOOST_TEST_MESSAGE("RETORT_SEED=" << seed());
  for (unsigned number = 0; number < 12; ++number) {
    std::mt19937 random(seed() + number);
    const auto drawing = random_case::random_graph(random);
    const auto g = with_tables(drawing);
    const oracle::Oracle oracle(drawing);
    BOOST_TEST_CONTEXT("RETORT_SEED=" << seed() + number << " " << random_case::drawn(drawing)) {
      const auto url = new_database();
      Connection connection(url);
      Watch watch(url, oracle);
      // A walk here and there first.
      for (int i = 0; i < 4; ++i) {
        const auto target = g[static_cast<revision::Index>(random() % g.size())].id;
        const auto rows = watch.rows();
        const bool up = oracle.downgrade(rows, target).error != "" || random() % 2 == 0;
        const auto expected = up ? oracle.upgrade(rows, {target}) : oracle.downgrade(rows, target);
        const auto outcome = up ? run::upgrade(connection, g, {target}, run::sql_script, settings(), watch)
                                : run::downgrade(connection, g, target, run::sql_script, settings(), watch);
        BOOST_TEST(outcome.steps == expected.ran.size());
        BOOST_TEST(listed({outcome.rows.begin(), outcome.rows.end()}) == listed(expected.rows));
      }
      run::downgrade(connection, g, "base", run::sql_script, settings(), watch);
      watch.seen.assign(1, "");
      run::upgrade(connection, g, {"heads"}, run::sql_script, settings(), watch);
      auto up = watch.seen;
      BOOST_TEST(up.size() == g.size() + 1);
      watch.seen.clear();
      run::downgrade(connection, g, "base", run::sql_script, settings(), watch);
      up.pop_back();
      std::reverse(up.begin(), up.end());
      BOOST_TEST(watch.seen == up, boost::test_tools::per_element());
      BOOST_TEST(select(connection, "SELECT count(*) FROM pg_class WHERE relname LIKE 't\\_%'") == "0");
    }
  }
}

BOOST_AUTO_TEST_CASE(offline_equals_online_for_random_walks) {
  BOOST_TEST_MESSAGE("RETORT_SEED=" << seed());
  for (unsigned number = 0; number < 6; ++number) {
    std::mt19937 random(seed() + 1000 + number);
    const auto drawing = random_case::random_graph(random);
    const auto g = with_tables(drawing);
    const oracle::Oracle oracle(drawing);
    auto with = settings();
    BOOST_TEST_CONTEXT("RETORT_SEED=" << seed() + number << " " << random_case::drawn(drawing)) {
      const auto online = new_database(), offline = new_database();
      Connection connection(online);
      run::Observer silent;
      const auto top = g[static_cast<revision::Index>(random() % g.size())].id;
      run::upgrade(connection, g, {top}, run::sql_script, with, silent);
      const auto up = revision::plan_offline(g, revision::Direction::upgrade, top);
      BOOST_TEST_REQUIRE(psql(offline, run::offline_sql(g, up, run::sql_script, with)));
      BOOST_TEST(pg_dump(offline) == pg_dump(online));
      BOOST_TEST(recorded(offline) == recorded(online));
      // And down to whatever can be reached from there, in one range.
      for (const auto& [target, node] : drawing) {
        if (!oracle.downgrade({top}, target).error.empty() || target == top) continue;
        run::downgrade(connection, g, target, run::sql_script, with, silent);
        const auto down = revision::plan_offline(g, revision::Direction::downgrade, top + ":" + target);
        BOOST_TEST_REQUIRE(psql(offline, run::offline_sql(g, down, run::sql_script, with)));
        BOOST_TEST(pg_dump(offline) == pg_dump(online));
        BOOST_TEST(recorded(offline) == recorded(online));
        break;
      }
    }
  }
}
