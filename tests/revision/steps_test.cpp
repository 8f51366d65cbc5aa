#include <boost/test/unit_test.hpp>

#include "drawing.hpp"

using namespace retort::revision;

namespace {

struct Case {
  const char* graph;
  const char* rows;
  const char* target;
  const char* expected;
};

constexpr const char* line = "a; b<a; c<b; d<c";
constexpr const char* forked = "a; b1<a [left]; c1<b1; b2<a [right]; c2<b2";
constexpr const char* diamond = "a; b1<a; b2<a; m<b1,b2; n<m";
constexpr const char* needs = "a [one]; b<a; x [two] {b}; y<x";

}  // namespace

BOOST_AUTO_TEST_CASE(upgrades) {
  const Case cases[] = {
      // Every ancestor of the targets that the rows do not cover.
      {line, "", "head", "+a(+a) +b(a>b) +c(b>c) +d(c>d)"},
      {line, "b", "heads", "+c(b>c) +d(c>d)"},
      {line, "b", "c", "+c(b>c)"},
      {line, "d", "head", ""},
      {line, "d", "b", ""},
      {line, "", "base", ""},
      {line, "", "+2", "+a(+a) +b(a>b)"},
      {line, "b", "+1", "+c(b>c)"},
      {line, "b", "+3", "R0256"},
      {line, "b", "-1", "R0260"},
      {line, "b", "+0", "R0258"},
      {line, "b", "+1x", "R0258"},
      {line, "", "a+1", "+a(+a) +b(a>b)"},
      {line, "", "head-2", "+a(+a) +b(a>b)"},
      {line, "", "base+1", "+a(+a)"},
      {line, "", "d-4", ""},
      {line, "", "d-5", "R0256"},
      {line, "", "base-1", "R0256"},
      {line, "", "a+0", "+a(+a)"},
      {line, "z", "head", "R0241"},
      {line, "", "z", "R0251"},
      {line, "", "current", "R0259"},
      // One branch is finished before the next; ties by file name.
      {forked, "", "heads", "+a(+a) +b1(a>b1) +c1(b1>c1) +b2(+b2) +c2(b2>c2)"},
      {forked, "", "head", "R0255"},
      {forked, "", "left@head", "+a(+a) +b1(a>b1) +c1(b1>c1)"},
      {forked, "", "right@b2", "+a(+a) +b2(a>b2)"},
      {forked, "", "right@b1", "R0253"},
      {forked, "", "nowhere@head", "R0254"},
      {forked, "", "left", "+a(+a) +b1(a>b1)"},
      {forked, "a", "+1", "R0257"},
      {forked, "a", "left@+1", "+b1(a>b1)"},
      {forked, "b1,b2", "+1", "R0257"},
      {forked, "b1,b2", "right@+1", "+c2(b2>c2)"},
      {forked, "c1", "right@+2", "+b2(+b2) +c2(b2>c2)"},
      {forked, "c1", "right@+3", "R0256"},
      {forked, "", "right@+2", "+a(+a) +b2(a>b2)"},
      // Merges take the rows of their parents together.
      {diamond, "", "head", "+a(+a) +b1(a>b1) +b2(+b2) +m(-b2,b1>m) +n(m>n)"},
      {diamond, "b1", "m", "+b2(+b2) +m(-b2,b1>m)"},
      // Dependencies pull revisions in and take their rows.
      {needs, "", "y", "+a(+a) +b(a>b) +x(b>x) +y(x>y)"},
      {needs, "b", "x", "+x(b>x)"},
      {needs, "", "heads", "+a(+a) +b(a>b) +x(b>x) +y(x>y)"},
      {needs, "y", "one@head", ""},
      // Rows that overlap count as their tips, and the first change leaves only those.
      {line, "a,c", "head", "+d(-a,c>d)"},
  };
  for (const auto& one : cases) {
    const auto graph = draw(one.graph);
    BOOST_TEST_CONTEXT(one.graph << " | " << one.rows << " | upgrade " << one.target) {
      BOOST_TEST(outcome([&] {
                   return written(graph, plan_upgrade(graph, words(one.rows), {one.target}));
                 }) == one.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(several_targets_are_read_against_the_rows_before_the_run) {
  const auto graph = draw(forked);
  BOOST_TEST(written(graph, plan_upgrade(graph, {"a"}, {"left@+1", "b1", "right@+1"})) ==
             "+b1(a>b1) +b2(+b2)");
  const auto plan = plan_upgrade(graph, {"c1"}, {"b1"});
  BOOST_TEST(plan.notes.size() == 1);
}

BOOST_AUTO_TEST_CASE(downgrades) {
  const Case cases[] = {
      {line, "d", "b", "-d(d>c) -c(c>b)"},
      {line, "d", "base", "-d(d>c) -c(c>b) -b(b>a) -a(-a)"},
      {line, "", "base", ""},
      {line, "d", "-1", "-d(d>c)"},
      {line, "d", "-4", "-d(d>c) -c(c>b) -b(b>a) -a(-a)"},
      {line, "d", "-5", "R0256"},
      {line, "", "-1", "R0262"},
      {line, "d", "+1", "R0260"},
      {line, "b", "b", ""},
      {line, "b", "c", "R0263"},
      {line, "d", "head-1", "-d(d>c)"},
      {line, "d", "d-2", "-d(d>c) -c(c>b)"},
      {"", "", "head", ""},
      {"", "", "heads", ""},
      {"", "", "base", ""},
      // The way down is the way up reversed.
      {forked, "c1,c2", "a", "-c2(c2>b2) -b2(-b2) -c1(c1>b1) -b1(b1>a)"},
      {forked, "c1,c2", "left@a", "-c1(c1>b1) -b1(-b1)"},
      {forked, "c1,c2", "-1", "R0257"},
      {forked, "c1,c2", "left@-1", "-c1(c1>b1)"},
      {forked, "c1,c2", "left@-2", "-c1(c1>b1) -b1(-b1)"},
      {forked, "c1", "heads", "R0255"},
      {forked, "c1", "left@base", "-c1(c1>b1) -b1(b1>a) -a(-a)"},
      {forked, "c1", "typo@base", "R0254"},
      {forked, "c1,c2", "right@b1", "R0253"},
      // A merge comes apart; a row that another implies does not come back.
      {diamond, "n", "m", "-n(n>m)"},
      {diamond, "m", "-1", "R0257"},
      {diamond, "m", "b1", "-m(m>b1,+b2)"},
      {diamond, "m", "a", "-m(m>b1,+b2) -b2(-b2) -b1(b1>a)"},
      {"a; b<a; m<a,b", "m", "b", "-m(m>b)"},
      // Dependents go too, and held revisions say who holds them.
      {needs, "y", "a", "-y(y>x) -x(x>b) -b(b>a)"},
      {needs, "y", "b", "R0263"},
      {needs, "y", "one@-1", "-y(y>x) -x(x>b) -b(b>a)"},
      {needs, "x", "two@-1", "-x(x>b)"},
      {line, "b,d", "c", "-d(-b,d>c)"},
  };
  for (const auto& one : cases) {
    const auto graph = draw(one.graph);
    BOOST_TEST_CONTEXT(one.graph << " | " << one.rows << " | downgrade " << one.target) {
      BOOST_TEST(outcome([&] {
                   return written(graph, plan_downgrade(graph, words(one.rows), one.target));
                 }) == one.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(stamps) {
  const Case cases[] = {
      {line, "", "c", "+c"},
      {line, "c", "c", ""},
      {line, "b", "d", "b>d"},
      {line, "d", "a", "d>a"},
      {line, "d", "base", "-d"},
      {line, "", "base", ""},
      {line, "d", "head-1", "d>c"},
      {line, "d", "+1", "R0259"},
      {line, "d", "-1", "R0259"},
      {line, "", "a c", "R0265"},
      {line, "a", "base c", "R0264"},
      {line, "a,c", "d", "-a,c>d"},
      {line, "z", "a", "R0241"},
      {forked, "c1", "c2", "+c2"},
      {forked, "c1,c2", "b1", "c1>b1"},
      {forked, "a", "heads", "-a,+c1,+c2"},
      {forked, "c1,c2", "left@base", "-c1"},
      {diamond, "m", "b1", "m>b1"},
      {diamond, "b1,b2", "m", "-b1,-b2,+m"},
      {needs, "", "b y", "+y"},
      {needs, "y", "b", "y>b"},
      {needs, "y", "one@base", "-y"},
      // A dependent of the trunk is none of the branch.
      {"t; l<t [left]; r<t; x {t}", "l,r,x", "left@base", "-l"},
      {"t; l<t [left]; r<t; x {l}; y<x", "r,y", "left@base", "-y"},
  };
  for (const auto& one : cases) {
    const auto graph = draw(one.graph);
    BOOST_TEST_CONTEXT(one.graph << " | " << one.rows << " | stamp " << one.target) {
      BOOST_TEST(outcome([&] {
                   return written(plan_stamp(graph, words(one.rows), words(one.target, ' ')).rows);
                 }) == one.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(purging_empties_the_table_whatever_its_rows_are) {
  const auto graph = draw(line);
  BOOST_TEST(written(plan_stamp(graph, {"strange"}, {"c"}, true).rows) == "-strange,+c");
  BOOST_TEST(outcome([&] { return written(plan_stamp(graph, {"strange"}, {"typo"}, true).rows); }) ==
             "R0251");
}

BOOST_AUTO_TEST_CASE(offline_walks_start_at_their_own_rows) {
  const auto graph = draw(line);
  const auto up = plan_offline(graph, Direction::upgrade, "b:+1");
  BOOST_TEST(written(graph, up.plan) == "+c(b>c)");
  BOOST_TEST(written(graph, plan_offline(graph, Direction::upgrade, "head").plan) ==
             "+a(+a) +b(a>b) +c(b>c) +d(c>d)");
  BOOST_TEST(written(graph, plan_offline(graph, Direction::downgrade, "d:b").plan) == "-d(d>c) -c(c>b)");
  BOOST_TEST(outcome([&] { return plan_offline(graph, Direction::downgrade, "b"), std::string(); }) ==
             "R0258");
}

BOOST_AUTO_TEST_CASE(offline_targets_may_be_several_and_ranges_stand_alone) {
  const auto graph = draw(forked);
  const auto planned = [&](const std::vector<std::string>& targets) {
    return outcome([&] { return written(graph, plan_offline(graph, Direction::upgrade, targets).plan); });
  };
  BOOST_TEST(planned({"b1", "b2"}) == "+a(+a) +b1(a>b1) +b2(+b2)");
  BOOST_TEST(planned({"a:b1"}) == "+b1(a>b1)");
  BOOST_TEST(planned({"a:b1", "b2"}) == "R0258");
  BOOST_TEST(written(plan_offline_stamp(graph, {"b1", "b2"}).rows) == "+b1,+b2");
  BOOST_TEST(written(plan_offline_stamp(graph, {"c1:b1"}).rows) == "c1>b1");
  BOOST_TEST(outcome([&] { return written(plan_offline_stamp(graph, {"c1:b1", "b2"}).rows); }) == "R0258");
}
