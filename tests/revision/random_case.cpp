#include "random_case.hpp"

#include <algorithm>

#include "drawing.hpp"

namespace random_case {

using oracle::Names;
using oracle::Node;

namespace {

int pick(std::mt19937& random, int below) {
  return static_cast<int>(random() % static_cast<unsigned>(below));
}

template <class Container>
std::string one_of(const Container& all, std::mt19937& random) {
  auto at = all.begin();
  std::advance(at, pick(random, static_cast<int>(all.size())));
  return *at;
}

Names ids(const oracle::Graph& graph) {
  Names all;
  for (const auto& [id, node] : graph) all.insert(id);
  return all;
}

Names labels(const oracle::Graph& graph) {
  Names all;
  for (const auto& [id, node] : graph) all.insert(node.labels.begin(), node.labels.end());
  return all;
}

std::string random_word(const oracle::Graph& graph, std::mt19937& random) {
  const auto all = ids(graph);
  const auto known = labels(graph);
  switch (pick(random, 12)) {
    case 0:
      return "head";
    case 1:
      return "heads";
    case 2:
      return "base";
    case 3:
      return pick(random, 2) ? "m" : one_of(all, random).substr(0, 1);
    case 4:
      return pick(random, 4) == 0 ? "zz" : one_of(all, random);
    case 5:
    case 6:
      return known.empty() ? one_of(all, random) : one_of(known, random);
    default:
      return one_of(all, random);
  }
}

std::string random_target(const oracle::Graph& graph, std::mt19937& random, char usual) {
  std::string text;
  if (pick(random, 3) == 0) text = random_word(graph, random) + "@";
  const char sign = pick(random, 5) == 0 ? (usual == '+' ? '-' : '+') : usual;
  const std::string steps =
      std::string(1, sign) + std::to_string(pick(random, 8) == 0 ? 0 : 1 + pick(random, 3));
  switch (pick(random, 4)) {
    case 0:
      return text + steps;
    case 1:
      return text + random_word(graph, random) + steps;
    default:
      return text + random_word(graph, random);
  }
}

std::string listed(const Names& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ",") + name;
  return text;
}

std::vector<std::string> as_list(const Names& names) {
  return {names.begin(), names.end()};
}

}  // namespace

oracle::Graph random_graph(std::mt19937& random, int most) {
  oracle::Graph graph;
  const int count = 1 + pick(random, most);
  // Ids in an order that has nothing to do with the graph's, some beginning others.
  std::vector<std::string> names;
  for (int i = 0; i < count; ++i) {
    std::string name(1, static_cast<char>('a' + i));
    names.push_back(i % 3 == 2   ? std::string(1, static_cast<char>('a' + i - 1)) + name
                    : i % 3 == 1 ? "m" + name
                                 : name);
  }
  std::shuffle(names.begin(), names.end(), random);
  for (int i = 0; i < count; ++i) {
    Node node;
    const auto earlier = [&](int back) { return names[static_cast<std::size_t>(std::max(0, i - 1 - back))]; };
    const int parents = i == 0 ? 0 : pick(random, 10) < 2 ? 0 : pick(random, 10) < 7 ? 1 : 2;
    for (int p = 0; p < parents; ++p) node.parents.insert(earlier(pick(random, 3)));
    if (i > 0 && pick(random, 10) < 3) {
      const std::string needed = names[static_cast<std::size_t>(pick(random, i))];
      const auto& known = graph[needed].labels;
      if (!node.parents.count(needed))
        node.dependencies.insert(known.empty() || pick(random, 2) ? needed : *known.begin());
    }
    const auto& name = names[static_cast<std::size_t>(i)];
    if (pick(random, 5) == 0) node.labels.insert("L" + name);
    graph[name] = node;
  }
  return graph;
}

Names random_rows(const oracle::Graph& graph, std::mt19937& random) {
  const oracle::Oracle oracle(graph);
  Names some;
  for (const auto& name : ids(graph)) {
    if (pick(random, 3) == 0) some.insert(name);
  }
  if (pick(random, 10) != 0) some = oracle.tips(oracle.closure(some));
  if (pick(random, 50) == 0) some.insert("unknown");
  return some;
}

Case random_case(std::mt19937& random) {
  Case one;
  one.graph = random_graph(random);
  one.rows = random_rows(one.graph, random);
  const int verb = pick(random, 10);
  one.verb = verb < 4 ? Verb::upgrade : verb < 8 ? Verb::downgrade : verb < 9 ? Verb::stamp : Verb::purge;
  const int targets = one.verb == Verb::downgrade || pick(random, 3) ? 1 : 2 + pick(random, 2);
  const char sign = one.verb == Verb::upgrade ? '+' : '-';
  for (int i = 0; i < targets; ++i) one.targets.push_back(random_target(one.graph, random, sign));
  return one;
}

std::string drawn(const oracle::Graph& graph) {
  std::string text;
  for (const auto& [name, node] : graph) {
    text += (text.empty() ? "" : "; ") + name;
    if (!node.parents.empty()) text += "<" + listed(node.parents);
    if (!node.labels.empty()) text += " [" + listed(node.labels) + "]";
    if (!node.dependencies.empty()) text += " {" + listed(node.dependencies) + "}";
  }
  return text;
}

std::string written(const Case& one) {
  static constexpr const char* verbs[] = {"upgrade", "downgrade", "stamp", "stamp --purge"};
  std::string text =
      drawn(one.graph) + " | rows " + listed(one.rows) + " | " + verbs[static_cast<int>(one.verb)];
  for (const auto& target : one.targets) text += " " + target;
  return text;
}

retort::revision::Graph built(const oracle::Graph& graph) {
  return draw(drawn(graph));
}

std::string told_by_program(const Case& one) {
  using namespace retort::revision;
  return outcome([&] {
    const auto graph = built(one.graph);
    auto rows = as_list(one.rows);
    oracle::Answer answer;
    if (one.verb == Verb::stamp || one.verb == Verb::purge) {
      rows = follow(rows, plan_stamp(graph, rows, one.targets, one.verb == Verb::purge).rows);
    } else {
      const Plan plan = one.verb == Verb::upgrade ? plan_upgrade(graph, rows, one.targets)
                                                  : plan_downgrade(graph, rows, one.targets.front());
      for (const auto& step : plan.steps) {
        answer.ran.push_back(graph[step.revision].id);
        rows = follow(rows, step.rows);
        if (rows.size() != step.rows.rows_after) return std::string("a wrong count of rows after a step");
      }
    }
    answer.rows = Names(rows.begin(), rows.end());
    return oracle::written(answer);
  });
}

std::string told_by_oracle(const Case& one, oracle::Mistakes mistakes) {
  const oracle::Oracle oracle(one.graph, mistakes);
  auto answer = one.verb == Verb::upgrade     ? oracle.upgrade(one.rows, one.targets)
                : one.verb == Verb::downgrade ? oracle.downgrade(one.rows, one.targets.front())
                                              : oracle.stamp(one.rows, one.targets, one.verb == Verb::purge);
  // Overlapping rows stay as long as nothing is written.
  const bool walks = one.verb == Verb::upgrade || one.verb == Verb::downgrade;
  const bool still = answer.error.empty() && walks && answer.ran.empty() &&
                     answer.rows == oracle.tips(oracle.closure(one.rows));
  if (still) answer.rows = one.rows;
  return oracle::written(answer);
}

namespace {

void take_out(Case& c, const std::string& id, const Node& gone, bool inherit) {
  c.graph.erase(id);
  if (c.rows.erase(id) && inherit) c.rows.insert(gone.parents.begin(), gone.parents.end());
  for (auto& [other, rest] : c.graph) {
    const bool child = rest.parents.erase(id) > 0;
    bool dependent = rest.dependencies.erase(id) > 0;
    for (const auto& label : gone.labels) dependent = rest.dependencies.erase(label) > 0 || dependent;
    if (!inherit) continue;
    if (child) rest.parents.insert(gone.parents.begin(), gone.parents.end());
    if (dependent) rest.dependencies.insert(gone.parents.begin(), gone.parents.end());
    if (child || dependent) rest.dependencies.insert(gone.dependencies.begin(), gone.dependencies.end());
  }
}

/// Everything that can be taken away from a case in one stroke.
std::vector<Case> smaller(const Case& one) {
  std::vector<Case> all;
  const auto add = [&](const std::function<void(Case&)>& change) {
    all.push_back(one);
    change(all.back());
  };
  for (const auto& [id, node] : one.graph) {
    const std::string& name = id;  // Clang 14 captures no structured binding.
    // A node goes; what stood on it stands on nothing instead, or on what it stood on.
    for (const bool inherit : {false, true})
      add([&, gone = node](Case& c) { take_out(c, name, gone, inherit); });
    for (const auto& parent : node.parents) add([&](Case& c) { c.graph[name].parents.erase(parent); });
    for (const auto& needed : node.dependencies)
      add([&](Case& c) { c.graph[name].dependencies.erase(needed); });
    for (const auto& label : node.labels) {
      add([&](Case& c) {
        c.graph[name].labels.erase(label);
        for (auto& [other, rest] : c.graph) {
          if (rest.dependencies.erase(label)) rest.dependencies.insert(name);
        }
      });
    }
  }
  for (const auto& row : one.rows) add([&](Case& c) { c.rows.erase(row); });
  for (std::size_t i = 0; i < one.targets.size(); ++i) {
    const std::string& target = one.targets[i];
    // The plainest targets first; none counts as smaller than itself.
    for (const char* plain : {"base", "heads"}) {
      if (target != "base" && target != plain) add([&](Case& c) { c.targets[i] = plain; });
    }
    if (one.targets.size() > 1)
      add([&](Case& c) { c.targets.erase(c.targets.begin() + static_cast<long>(i)); });
    if (const auto at = target.find('@'); at != std::string::npos)
      add([&](Case& c) { c.targets[i] = target.substr(at + 1); });
    if (const auto sign = target.find_last_of("+-"); sign != std::string::npos && sign > 0)
      add([&](Case& c) { c.targets[i] = target.substr(0, sign); });
    if (const auto sign = target.find_last_of("+-"); sign != std::string::npos && target.back() > '1')
      add([&](Case& c) { --c.targets[i].back(); });
  }
  return all;
}

}  // namespace

Case shrunk(Case failing, const std::function<bool(const Case&)>& fails) {
  for (bool again = true; again;) {
    again = false;
    for (auto& one : smaller(failing)) {
      if (one.graph.empty() || !fails(one)) continue;
      failing = std::move(one);
      again = true;
      break;
    }
  }
  return failing;
}

}  // namespace random_case
