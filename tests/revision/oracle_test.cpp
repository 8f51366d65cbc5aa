// Random commands on random graphs: the program against the oracle. The seed is printed; RETORT_SEED repeats
// a run, RETORT_CASES says how many cases.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <map>

#include "drawing.hpp"
#include "random_case.hpp"

using namespace retort::revision;
using namespace random_case;

namespace {

unsigned number_of(const char* variable, unsigned otherwise) {
  const char* given = std::getenv(variable);
  return given ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : otherwise;
}

bool differ(const Case& one) {
  return told_by_program(one) != told_by_oracle(one);
}

}  // namespace

BOOST_AUTO_TEST_CASE(random_commands_agree_with_the_naive_reading) {
  const unsigned seed = number_of("RETORT_SEED", std::random_device{}());
  const unsigned count = number_of("RETORT_CASES", 20000);
  BOOST_TEST_MESSAGE("RETORT_SEED=" << seed);
  std::map<std::string, int> answers;
  for (unsigned number = 0; number < count; ++number) {
    std::mt19937 random(seed + number);
    const Case one = random_case::random_case(random);
    const auto program = told_by_program(one);
    ++answers[program.substr(0, 1) == "R" ? program : one.verb == Verb::upgrade ? "up" : "down or stamped"];
    if (program == told_by_oracle(one)) continue;
    const Case least = shrunk(one, differ);
    BOOST_TEST(told_by_program(least) == told_by_oracle(least),
               "RETORT_SEED=" << seed + number << ", at its smallest:\n  " << written(least)
                              << "\n  program: " << told_by_program(least)
                              << "\n  oracle:  " << told_by_oracle(least));
    return;
  }
  // A generator that asks for nothing would agree too.
  for (const auto& [answer, times] : answers) BOOST_TEST_MESSAGE(answer << ": " << times);
  if (count >= 20000) {
    for (const char* answer : {"up", "down or stamped", "R0241", "R0251", "R0252", "R0253", "R0254", "R0255",
                               "R0256", "R0257", "R0259", "R0260", "R0262", "R0263", "R0264", "R0265"})
      BOOST_TEST(answers[answer] > 0, answer << " never came up");
  }
}

BOOST_AUTO_TEST_CASE(a_wrong_oracle_is_found_and_the_case_is_shrunk) {
  const oracle::Mistakes mistakes{.forgets_dependencies = true};
  const auto fails = [&](const Case& one) { return told_by_program(one) != told_by_oracle(one, mistakes); };
  int found = 0;
  for (unsigned number = 0; number < 2000 && found < 20; ++number) {
    std::mt19937 random(1000 + number);
    const Case one = random_case::random_case(random);
    if (!fails(one)) continue;
    ++found;
    const Case least = shrunk(one, fails);
    BOOST_TEST_CONTEXT(written(one) << "\nbecame\n" << written(least)) {
      BOOST_TEST(fails(least));
      // What is forgotten is one dependency, and two or three revisions show it.
      BOOST_TEST(least.graph.size() <= 3U);
      BOOST_TEST(least.targets.size() == 1U);
    }
  }
  BOOST_TEST(found == 20);
}

/// Everything up and down again: each step back brings the rows back.
BOOST_AUTO_TEST_CASE(undoing_a_walk_restores_its_rows) {
  const unsigned seed = number_of("RETORT_SEED", std::random_device{}());
  BOOST_TEST_MESSAGE("RETORT_SEED=" << seed);
  for (unsigned number = 0; number < 2000; ++number) {
    std::mt19937 random(seed + number);
    const auto drawing = random_graph(random);
    const auto graph = built(drawing);
    BOOST_TEST_CONTEXT("RETORT_SEED=" << seed + number << " graph " << drawn(drawing)) {
      const auto up = plan_upgrade(graph, {}, {"heads"});
      BOOST_TEST(up.steps.size() == graph.size());
      std::vector<std::vector<std::string>> passed;
      std::vector<std::string> rows;
      for (const auto& step : up.steps) {
        passed.push_back(rows);
        rows = follow(rows, step.rows);
      }
      const auto down = plan_downgrade(graph, rows, "base");
      BOOST_TEST(down.steps.size() == up.steps.size());
      for (const auto& step : down.steps) {
        rows = follow(rows, step.rows);
        BOOST_TEST(rows == passed.back(), boost::test_tools::per_element());
        passed.pop_back();
      }
    }
  }
}
