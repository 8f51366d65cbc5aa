// Random graphs against a second, deliberately naive reading of the specification: sets of names, searched
// again for every question. The seed is printed; RETORT_SEED repeats a run.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "drawing.hpp"

using namespace retort::revision;

namespace {

using Names = std::set<std::string>;

struct Node {
  Names parents, dependencies;
};

struct Oracle {
  std::map<std::string, Node> nodes;

  Names before(const std::string& of) const {
    Names all = nodes.at(of).parents;
    all.insert(nodes.at(of).dependencies.begin(), nodes.at(of).dependencies.end());
    return all;
  }
  /// `of` and everything that must be applied for it.
  Names closure(const Names& of) const {
    Names all = of;
    for (bool grew = true; grew;) {
      grew = false;
      for (const auto& name : Names(all)) {
        for (const auto& one : before(name)) grew = all.insert(one).second || grew;
      }
    }
    return all;
  }
  /// Rows: applied revisions that no other applied one implies.
  Names tips(const Names& applied) const {
    Names found;
    for (const auto& name : applied) {
      bool implied = false;
      for (const auto& other : applied) implied = implied || (other != name && closure({other}).count(name));
      if (!implied) found.insert(name);
    }
    return found;
  }
  /// The order of the specification, chosen one by one.
  std::vector<std::string> order(const Names& set) const {
    std::vector<std::string> done;
    const auto ran_at = [&](const std::string& name) {
      return static_cast<int>(std::find(done.begin(), done.end(), name) - done.begin());
    };
    while (done.size() < set.size()) {
      std::string best;
      int best_parent = 0;
      for (const auto& name : set) {
        if (ran_at(name) < static_cast<int>(done.size())) continue;
        bool free = true;
        for (const auto& one : before(name))
          free = free && (!set.count(one) || ran_at(one) < static_cast<int>(done.size()));
        if (!free) continue;
        int parent = -1;
        for (const auto& one : nodes.at(name).parents) {
          if (set.count(one)) parent = std::max(parent, ran_at(one));
        }
        if (best.empty() || parent > best_parent) best = name, best_parent = parent;
      }
      done.push_back(best);
    }
    return done;
  }
};

struct World {
  std::string drawing;
  Oracle oracle;
  Graph graph;
};

std::string listed(const Names& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ",") + name;
  return text;
}

World random_world(std::mt19937& random) {
  const auto pick = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
  World world;
  const int count = 1 + pick(9);
  // Names in an order that has nothing to do with the graph's.
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) names.push_back(std::string(1, static_cast<char>('a' + i)) + "x");
  std::shuffle(names.begin(), names.end(), random);
  for (int i = 0; i < count; ++i) {
    Node node;
    const int parents = i == 0 ? 0 : std::min(i, pick(10) < 2 ? 0 : pick(10) < 7 ? 1 : 2);
    for (int p = 0; p < parents; ++p)
      node.parents.insert(names[static_cast<std::size_t>(std::max(0, i - 1 - pick(3)))]);
    if (i > 0 && pick(10) < 3) node.dependencies.insert(names[static_cast<std::size_t>(pick(i))]);
    for (const auto& parent : node.parents) node.dependencies.erase(parent);
    const auto& name = names[static_cast<std::size_t>(i)];
    world.drawing += name + "<" + listed(node.parents) + " {" + listed(node.dependencies) + "}; ";
    world.oracle.nodes[name] = node;
  }
  world.graph = draw(world.drawing);
  return world;
}

Names random_applied(const World& world, std::mt19937& random) {
  Names some;
  for (const auto& [name, node] : world.oracle.nodes) {
    if (random() % 3 == 0) some.insert(name);
  }
  return world.oracle.closure(some);
}

/// Follows a plan and holds each step against the oracle's applied set and rows.
void follow_plan(const World& world, const Plan& plan, Names applied) {
  std::vector<std::string> rows;
  for (const auto& row : world.oracle.tips(applied)) rows.push_back(row);
  for (const auto& step : plan.steps) {
    const auto& id = world.graph[step.revision].id;
    if (step.direction == Direction::upgrade)
      applied.insert(id);
    else
      applied.erase(id);
    BOOST_TEST(listed(world.oracle.closure(applied)) == listed(applied));
    rows = follow(std::move(rows), step.rows);
    BOOST_TEST(listed(Names(rows.begin(), rows.end())) == listed(world.oracle.tips(applied)));
    BOOST_TEST(rows.size() == step.rows.rows_after);
  }
}

std::vector<std::string> ran(const World& world, const Plan& plan) {
  std::vector<std::string> ids;
  for (const auto& step : plan.steps) ids.push_back(world.graph[step.revision].id);
  return ids;
}

void check_walks(const World& world, std::mt19937& random) {
  const Oracle& oracle = world.oracle;
  const Names applied = random_applied(world, random);
  const Names tips = oracle.tips(applied);
  const std::vector<std::string> rows(tips.begin(), tips.end());
  for (const auto& [target, node] : oracle.nodes) {
    Names missing;
    for (const auto& one : oracle.closure({target})) {
      if (!applied.count(one)) missing.insert(one);
    }
    const auto up = plan_upgrade(world.graph, rows, {target});
    BOOST_TEST(ran(world, up) == oracle.order(missing), boost::test_tools::per_element());
    follow_plan(world, up, applied);

    Names going;
    for (const auto& [name, other] : oracle.nodes) {
      for (const auto& [root, root_node] : oracle.nodes) {
        if (root_node.parents.count(target) && applied.count(name) && oracle.closure({name}).count(root))
          going.insert(name);
      }
    }
    if (going.empty() && !tips.count(target)) {
      BOOST_TEST(outcome([&] { return plan_downgrade(world.graph, rows, target), std::string(); }) ==
                 "R0263");
      continue;
    }
    auto expected = oracle.order(going);
    std::reverse(expected.begin(), expected.end());
    const auto down = plan_downgrade(world.graph, rows, target);
    BOOST_TEST(ran(world, down) == expected, boost::test_tools::per_element());
    follow_plan(world, down, applied);
  }
}

/// Everything up and down again, and back: rows are as before.
void check_there_and_back(const World& world) {
  const auto up = plan_upgrade(world.graph, {}, {"heads"});
  BOOST_TEST(up.steps.size() == world.graph.size());
  std::vector<std::vector<std::string>> passed;
  std::vector<std::string> rows;
  for (const auto& step : up.steps) {
    passed.push_back(rows);
    rows = follow(rows, step.rows);
  }
  const auto down = plan_downgrade(world.graph, rows, "base");
  BOOST_TEST(down.steps.size() == up.steps.size());
  for (const auto& step : down.steps) {
    rows = follow(rows, step.rows);
    BOOST_TEST(rows == passed.back(), boost::test_tools::per_element());
    passed.pop_back();
  }
}

/// After any stamp the rows are tips, and hold every target that no other implies.
void check_stamps(const World& world, std::mt19937& random) {
  const Oracle& oracle = world.oracle;
  const Names tips = oracle.tips(random_applied(world, random));
  const std::vector<std::string> rows(tips.begin(), tips.end());
  for (const auto& [target, node] : oracle.nodes) {
    Names expected{target};
    for (const auto& row : tips) {
      const bool related = oracle.closure({row}).count(target) || oracle.closure({target}).count(row);
      if (!related) expected.insert(row);
    }
    const auto after = follow(rows, plan_stamp(world.graph, rows, {target}).rows);
    BOOST_TEST(listed(Names(after.begin(), after.end())) == listed(expected));
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(random_graphs_agree_with_the_naive_reading) {
  const char* given = std::getenv("RETORT_SEED");
  const unsigned seed =
      given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : std::random_device{}();
  BOOST_TEST_MESSAGE("RETORT_SEED=" << seed);
  for (unsigned number = 0; number < 2000; ++number) {
    std::mt19937 random(seed + number);
    const World world = random_world(random);
    BOOST_TEST_CONTEXT("RETORT_SEED=" << seed + number << " graph " << world.drawing) {
      check_walks(world, random);
      check_there_and_back(world);
      check_stamps(world, random);
    }
  }
}
