#include "revision/squash.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "drawing.hpp"
#include "revision/resolve.hpp"
#include "revision/squash_plan.hpp"

using namespace retort::revision;

namespace {

constexpr const char* kept = "a; b<a; c<b; d<c; e<d; q<a (b,c,d)";
constexpr const char* deleted = "a; e<d; q<a (b,c,d)";

std::string moves(const std::vector<std::pair<std::string, std::string>>& all) {
  std::string text;
  for (const auto& [from, to] : all) text += from + "=>" + to + " ";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(walks_pass_over_what_is_replaced) {
  struct {
    const char* rows;
    const char* verb;
    const char* target;
    const char* expected;
  } const cases[] = {
      {"", "upgrade", "head", "+a(+a) +q(a>q) +e(q>e)"},
      {"", "upgrade", "d", "+a(+a) +q(a>q)"},
      {"a", "upgrade", "+1", "+q(a>q)"},
      // The whole range: the row moves, then all goes on.
      {"d", "upgrade", "head", "d=>q +e(q>e)"},
      {"d", "upgrade", "d", "d=>q "},
      {"q", "upgrade", "q", ""},
      {"d,q", "upgrade", "head", "d=>q +e(q>e)"},
      {"e", "upgrade", "head", ""},
      {"e", "downgrade", "-1", "-e(e>q)"},
      {"e", "downgrade", "d", "-e(e>q)"},
      {"d", "downgrade", "-1", "d=>q -q(q>a)"},
      {"e", "downgrade", "base", "-e(e>q) -q(q>a) -a(-a)"},
      // The middle.
      {"c", "upgrade", "head", "R0242"},
      {"b", "downgrade", "-1", "R0242"},
      {"", "upgrade", "c", "R0266"},
      {"e", "downgrade", "b", "R0266"},
      {"z", "upgrade", "head", "R0241"},
  };
  for (const char* drawing : {kept, deleted}) {
    const auto graph = draw(drawing);
    for (const auto& one : cases) {
      BOOST_TEST_CONTEXT(drawing << " | " << one.rows << " | " << one.verb << " " << one.target) {
        BOOST_TEST(outcome([&] {
                     const bool up = std::string(one.verb) == "upgrade";
                     const auto plan = up ? plan_upgrade(graph, words(one.rows), {one.target})
                                          : plan_downgrade(graph, words(one.rows), one.target);
                     return moves(plan.moves) + written(graph, plan);
                   }) == one.expected);
      }
    }
  }
  // By the old files, what stands in the middle goes on.
  const auto old_road = draw(kept).unsquashed("q");
  BOOST_TEST(written(old_road, plan_upgrade(old_road, {"b"}, {"d"})) == "+c(b>c) +d(c>d)");
  BOOST_TEST(written(old_road, plan_downgrade(old_road, {"c"}, "-1")) == "-c(c>b)");
  BOOST_TEST(outcome([] { return draw(deleted).unsquashed("q"), std::string(); }) == "R0232");
}

BOOST_AUTO_TEST_CASE(squashes_may_be_squashed) {
  const auto graph = draw("a; q<a (b,c); d<c; z<a (q,d); e<d");
  BOOST_TEST(written(graph, plan_upgrade(graph, {}, {"head"})) == "+a(+a) +z(a>z) +e(z>e)");
  BOOST_TEST(moves(plan_upgrade(graph, {"d"}, {"head"}).moves) == "d=>z ");
  BOOST_TEST(outcome([&] { return moves(plan_upgrade(graph, {"q"}, {"head"}).moves); }) == "R0242");
  BOOST_TEST(outcome([&] { return moves(plan_upgrade(graph, {"c"}, {"head"}).moves); }) == "R0242");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_squashes) {
  struct {
    const char* graph;
    const char* codes;
  } const cases[] = {
      {"a; q<a (q)", "R0238"},
      {"a; q<a (b,c); r<a (c,d)", "R0238"},
      {"a; b<a; c<b; q<a (b,c); x<b", "R0238"},
      {"a; q<a (b,c); x {b}", "R0238"},
      {"a; q<a (b,c); x {c}", ""},
      {"a; b<a [l]; c<b; q<a [l] (b,c)", ""},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.graph) {
      BOOST_TEST(outcome([&] { return draw(one.graph), std::string(); }) == one.codes);
    }
  }
}

BOOST_AUTO_TEST_CASE(ranges_that_can_be_squashed) {
  struct {
    const char* graph;
    const char* range;
    const char* expected;
  } const cases[] = {
      {"a; b<a; c<b; d<c", "b:c", "b,c after a"},
      {"a; b<a; c<b; d<c", ":b", "a,b after "},
      {"a; b<a; c<b; d<c", ":", "a,b,c,d after "},
      {"a; b<a; c<b; d<c", "b:b", "R0267"},
      {"a; b1<a; b2<a; m<b1,b2", ":m", "a,b1,b2,m after "},
      {"a; b1<a; b2<a", ":", "R0267"},
      {"a; b<a; c<b; x<b", "a:c", "R0267"},
      {"a; b<a; c<b; x {b}", "b:c", "R0267"},
      {"x; a {x}; b<a [l]; c<b", "a:c", "a,b,c after  needs x labels l"},
      {"a; b<a", "b:a", "R0261"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.graph << " " << one.range) {
      BOOST_TEST(outcome([&] {
                   const auto graph = draw(one.graph);
                   const auto plan = plan_squash(graph, one.range);
                   std::vector<std::string> ids;
                   for (const Index index : plan.replaced) ids.push_back(graph[index].id);
                   std::string text =
                       retort::base::join(ids, ",") + " after " + retort::base::join(plan.revises, ",");
                   if (!plan.depends_on.empty()) text += " needs " + retort::base::join(plan.depends_on, ",");
                   if (!plan.labels.empty()) text += " labels " + retort::base::join(plan.labels, ",");
                   return text;
                 }) == one.expected);
    }
  }
}
