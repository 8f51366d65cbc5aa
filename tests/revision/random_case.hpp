// Random commands on random graphs, and the way from a failing one to the smallest that still fails.
#pragma once

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "oracle.hpp"
#include "revision/graph.hpp"

namespace random_case {

enum class Verb { upgrade, downgrade, stamp, purge };

struct Case {
  oracle::Graph graph;
  Verb verb = Verb::upgrade;
  oracle::Names rows;
  std::vector<std::string> targets;
};

/// `count` revisions at most; branches, merges, dependencies, labels, several bases.
oracle::Graph random_graph(std::mt19937& random, int count = 9);

/// The rows of some applied part of the graph; rarely with one that another implies, or one unknown.
oracle::Names random_rows(const oracle::Graph& graph, std::mt19937& random);

Case random_case(std::mt19937& random);

/// As tests write them: `a; b<a [left] {c}`.
std::string drawn(const oracle::Graph& graph);
/// Graph, rows and command in one line.
std::string written(const Case& one);

/// The same graph for the program.
retort::revision::Graph built(const oracle::Graph& graph);

/// What the program and the oracle say, in the same words.
std::string told_by_program(const Case& one);
std::string told_by_oracle(const Case& one, oracle::Mistakes mistakes = {});

/// A case from which nothing can be taken away without `fails` becoming false.
Case shrunk(Case failing, const std::function<bool(const Case&)>& fails);

}  // namespace random_case
