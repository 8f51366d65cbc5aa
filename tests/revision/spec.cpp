#include "spec.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>
#include <map>

#include "base/text.hpp"
#include "drawing.hpp"
#include "revision/resolve.hpp"

using namespace retort::revision;
namespace base = retort::base;

namespace spec {
namespace {

using Words = std::vector<std::string>;

std::string ids(const Graph& graph, const Indexes& indexes) {
  Words all;
  for (const Index index : indexes) all.push_back(graph[index].id);
  return base::join(all, ",");
}

std::string named(const Graph& graph, const Resolved& resolved) {
  return resolved.base ? "base" : ids(graph, resolved.revisions);
}

std::string chosen(const Graph& graph, const std::function<bool(Index)>& which) {
  Indexes found;
  for (Index i = 0; i < graph.size(); ++i) {
    if (which(i)) found.push_back(i);
  }
  return ids(graph, found);
}

std::string labels(const Graph& graph) {
  Words all;
  const auto shown = graph.shown_labels();
  for (Index i = 0; i < graph.size(); ++i) {
    if (!shown[i].empty()) all.push_back(graph[i].id + ":" + base::join(shown[i], "+"));
  }
  return base::join(all, " ");
}

std::string about(const Graph& graph, Index index) {
  std::string text = graph[index].id;
  if (!graph.parents(index).empty()) text += " revises " + ids(graph, graph.parents(index));
  if (!graph[index].branch_labels.empty()) text += " labelled " + base::join(graph[index].branch_labels, ",");
  if (!graph.dependencies(index).empty()) text += " needs " + ids(graph, graph.dependencies(index));
  return text;
}

std::string with_notes(const Graph& graph, const Plan& plan) {
  std::string text = written(graph, plan);
  for (const auto& note : plan.notes) text += "(" + note + ")";
  return text;
}

std::string started(const Words& from, const std::string& rest) {
  return (from.empty() ? "" : base::join(from, ",") + ": ") + rest;
}

/// What one command gives.
std::string answer(const Graph& graph, const Words& rows, const std::string& verb, const Words& names) {
  const std::string name = names.empty() ? "" : names.front();
  const std::map<std::string, std::function<std::string()>> verbs{
      {"upgrade", [&] { return with_notes(graph, plan_upgrade(graph, rows, names)); }},
      {"downgrade", [&] { return with_notes(graph, plan_downgrade(graph, rows, name)); }},
      {"stamp", [&] { return written(plan_stamp(graph, rows, names).rows); }},
      {"purge", [&] { return written(plan_stamp(graph, rows, names, true).rows); }},
      {"offline-upgrade",
       [&] {
         const auto made = plan_offline(graph, Direction::upgrade, names);
         return started(made.from_rows, written(graph, made.plan));
       }},
      {"offline-downgrade",
       [&] {
         const auto made = plan_offline(graph, Direction::downgrade, name);
         return started(made.from_rows, written(graph, made.plan));
       }},
      {"offline-stamp",
       [&] {
         const auto made = plan_offline_stamp(graph, names);
         return started(made.from_rows, written(made.rows));
       }},
      {"name", [&] { return named(graph, resolve(graph, name)); }},
      {"one", [&] { return graph[resolve_one(graph, name, &rows)].id; }},
      {"range", [&] { return ids(graph, resolve_range(graph, name, &rows)); }},
      {"bases", [&] { return ids(graph, graph.bases()); }},
      {"heads", [&] { return ids(graph, graph.heads()); }},
      {"effective", [&] { return ids(graph, graph.effective_heads()); }},
      {"branchpoints", [&] { return chosen(graph, [&](Index i) { return graph.is_branch_point(i); }); }},
      {"merges", [&] { return chosen(graph, [&](Index i) { return graph.is_merge(i); }); }},
      {"labels", [&] { return labels(graph); }},
      {"about", [&] { return about(graph, resolve_one(graph, name)); }},
      {"unknown", [&] { return base::join(Rows::unknown(graph, rows), ","); }},
      {"load", [&] { return std::string("sound"); }},
      {"lineage",
       [&] {
         const auto there = graph.lineage(resolve_one(graph, name));
         return chosen(graph, [&](Index i) { return there[i]; });
       }},
  };
  const auto found = verbs.find(verb);
  BOOST_REQUIRE_MESSAGE(found != verbs.end(), "no such command: " + verb);
  return found->second();
}

struct Outcome {
  std::string told;  ///< The answer, or the codes.
  std::string text;  ///< Of the failure, with its helps and places.
};

Outcome outcome_of(const Row& row) {
  try {
    const Graph graph = draw(row.graph);
    Words parts = words(row.command, ' ');
    const std::string verb = parts.front();
    parts.erase(parts.begin());
    return {answer(graph, words(row.rows), verb, parts), ""};
  } catch (const retort::Error& error) {
    Outcome outcome;
    for (const auto& one : error.diagnostics()) {
      outcome.told += (outcome.told.empty() ? "" : " ") + one.code;
      outcome.text += one.text + "\n" + one.place.file + "\n" + one.excerpt + "\n" + one.help + "\n";
    }
    return outcome;
  }
}

}  // namespace

void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT(row.sentence << "\n  " << row.graph << " | " << row.rows << " | " << row.command) {
      const Outcome outcome = outcome_of(row);
      const Words want = base::split(row.expected, '~');
      if (want.size() == 1 || !want.front().empty())
        BOOST_TEST(outcome.told == want.front(), outcome.told << "\n" << outcome.text);
      for (std::size_t i = 1; i < want.size(); ++i)
        BOOST_TEST((outcome.text.find(want[i]) != std::string::npos),
                   "\"" << want[i] << "\" is not in: " << outcome.told << "\n"
                        << outcome.text);
    }
  }
}

}  // namespace spec
