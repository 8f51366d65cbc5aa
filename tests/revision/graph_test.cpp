#include "revision/graph.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>

#include "base/text.hpp"
#include "drawing.hpp"
#include "revision/resolve.hpp"

using namespace retort::revision;

namespace {

std::string ids(const Graph& graph, const Indexes& indexes) {
  std::vector<std::string> all;
  for (const Index index : indexes) all.push_back(graph[index].id);
  return retort::base::join(all, ",");
}

}  // namespace

BOOST_AUTO_TEST_CASE(broken_graphs_are_told_whole) {
  struct {
    const char* graph;
    const char* codes;
  } const cases[] = {
      {"a; a", "R0231"},
      {"a; b<x; c {y}", "R0232 R0233"},
      {"a [l]; b [l]", "R0234"},
      {"a [b]; b", "R0234"},
      {"a<a", "R0235"},
      {"a {a}", "R0235"},
      {"a<c; b<a; c<b; d<c", "R0235"},
      {"a; b<a {c}; c<b", "R0235"},
      {"a<b; b<a; c<d; d<c", "R0235 R0235"},
      {"a@b; c:d", "R0236 R0236"},
      {"head; x [base]; current", "R0237 R0237 R0237"},
      {"a; a; b<x; c<d; d<c; e+f", "R0231 R0236 R0232 R0235"},
      {"v1.0; ö'\"; head1", ""},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.graph) {
      BOOST_TEST(outcome([&] { return draw(one.graph), std::string(); }) == one.codes);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_cycle_lists_just_its_members) {
  try {
    draw("a<c; b<a; c<b; d<c; e<d");
    BOOST_FAIL("no error");
  } catch (const retort::Error& error) {
    BOOST_TEST(error.diagnostics().front().text ==
               "these revisions come before each other: a -> c -> b -> a");
    BOOST_TEST(error.diagnostics().front().excerpt.find("d.sql") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_parent_like_no_other_is_the_loose_end_if_there_is_one) {
  struct {
    const char* graph;
    const char* help;
  } const cases[] = {
      {"first; second<first; third<zzzzzzzz; fourth<third", "is second meant (migrations/second.sql)?"},
      {"first; second<first; other<first; third<zzzzzzzz", "restore the file of that revision"},
      {"third<zzzzzzzz; fourth<third", "restore the file of that revision"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.graph) {
      try {
        draw(one.graph);
        BOOST_ERROR("no error");
      } catch (const retort::Error& error) {
        BOOST_TEST(error.diagnostics().front().code == "R0232");
        BOOST_TEST(error.diagnostics().front().help.find(one.help) == 0U);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(an_unknown_parent_suggests_the_right_one) {
  try {
    draw("ae1027a6acf2; 7c0d91e2b4aa<ae1027a6acf3");
    BOOST_FAIL("no error");
  } catch (const retort::Error& error) {
    BOOST_TEST(error.diagnostics().front().help.find("ae1027a6acf2") != std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(shapes) {
  const auto graph = draw("a; b1<a [left]; b2<a; m<b1,b2; n<m; x; y<x {b1}");
  BOOST_TEST(ids(graph, graph.bases()) == "a,x");
  BOOST_TEST(ids(graph, graph.heads()) == "n,y");
  const auto leaning = draw("a; b<a; x {b}");
  BOOST_TEST(ids(leaning, leaning.heads()) == "b,x");
  BOOST_TEST(ids(leaning, leaning.effective_heads()) == "x");
  std::string labelled;
  const auto shown = graph.shown_labels();
  for (Index i = 0; i < graph.size(); ++i) labelled += shown[i].empty() ? "" : graph[i].id + " ";
  BOOST_TEST(labelled == "b1 m n ");
}

BOOST_AUTO_TEST_CASE(names) {
  const auto graph = draw("ab1; ab2<ab1 [left]; ab3<ab1 [right]; h<ab3; hea<h; other [ab]; v1.0<other");
  struct {
    const char* name;
    const char* expected;
  } const cases[] = {
      {"ab1", "ab1"},
      {"ab", "other"},
      {"a", "R0252"},
      {"l", "ab2"},
      {"ri", "ab3"},
      {"h", "h"},
      {"hea", "hea"},
      {"he", "hea"},
      {"head", "R0255"},
      {"heads", "ab2,hea,v1.0"},
      {"left@head", "ab2"},
      {"right@heads", "hea"},
      {"right@ab", "R0252"},
      {"left@ab3", "R0253"},
      {"nope@ab1", "R0254"},
      {"head@ab1", "R0254"},
      {"a@ab1", "R0252"},
      {"ab1@ab1", "ab1"},
      {"x", "R0251"},
      {"v1.0+1", "R0256"},
      {"other+1", "v1.0"},
      {"v1", "v1.0"},
      {"ab1+1", "R0257"},
      {"left@ab1+1", "ab2"},
      {"hea-3", "ab1"},
      {"hea-4", ""},
      {"hea-5", "R0256"},
      {"hea-0", "hea"},
      {"base", ""},
      {"base+1", "R0257"},
      {"left@base+2", "ab2"},
      {"base-1", "R0256"},
      {"right@head-1", "h"},
      {"+1", "R0259"},
      {"left@-1", "R0259"},
      {"", "R0258"},
      {"left@", "R0258"},
      {"@ab1", "R0258"},
      {"ab1-", "R0258"},
      {"ab1-1-1", "R0258"},
      {"ab1+x", "R0258"},
      {"a@b@c", "R0258"},
      {"ab1 ", "R0258"},
      {"current", "R0259"},
      {"ab1+99999999999999999999", "R0257"},
      {"+0", "R0258"},
      {"left@+0", "R0258"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.name) {
      BOOST_TEST(outcome([&] { return ids(graph, resolve(graph, one.name).revisions); }) == one.expected);
    }
  }
  const std::vector<std::string> rows{"ab2"};
  BOOST_TEST(ids(graph, resolve(graph, "current", &rows).revisions) == "ab2");
}

BOOST_AUTO_TEST_CASE(ranges) {
  const auto graph = draw("a; b<a; c<b; d<c");
  const std::vector<std::string> rows{"c"};
  struct {
    const char* range;
    const char* expected;
  } const cases[] = {
      {":", "d,c,b,a"},    {"b:c", "c,b"},        {"b:", "d,c,b"},        {":b", "b,a"},
      {"base:b", "b,a"},   {"-1:c", "c,b"},       {"-9:c", "c,b,a"},      {"b:+1", "c,b"},
      {"b:+9", "d,c,b"},   {"-1:current", "c,b"}, {"-1:", "d,c,b"},       {":+1", "d,c,b,a"},
      {"current:", "d,c"}, {"c:b", "R0261"},      {"b", "R0258"},         {"a:b:c", "R0258"},
      {"x:", "R0251"},     {"-1:+1", "d,c,b"},    {"head-1:head", "d,c"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.range) {
      BOOST_TEST(outcome([&] { return ids(graph, resolve_range(graph, one.range, &rows)); }) == one.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(ten_thousand_revisions_cost_ten_times_a_thousand) {
  const auto milliseconds = [](int count) {
    std::vector<Revision> revisions(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
      auto& revision = revisions[static_cast<std::size_t>(i)];
      revision.id = std::to_string(1000000 + i);
      revision.file.name = revision.id + ".sql";
      if (i > 0) revision.revises = {std::to_string(1000000 + i - 1)};
      if (i > 9) revision.depends_on = {std::to_string(1000000 + i - 7)};
    }
    const auto begin = std::chrono::steady_clock::now();
    const Graph graph(std::move(revisions));
    BOOST_TEST(plan_upgrade(graph, {}, {"heads"}).steps.size() == graph.size());
    BOOST_TEST(plan_downgrade(graph, {graph[graph.heads().front()].id}, "base").steps.size() == graph.size());
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  };
  const double small = milliseconds(2000);
  const double large = milliseconds(20000);
  BOOST_TEST_MESSAGE("2,000: " << small << " ms, 20,000: " << large << " ms");
  // A quadratic walk would be a hundred times; a busy machine may double anything.
  BOOST_TEST(large < small * 40 + 200);
}

BOOST_AUTO_TEST_CASE(which_names_need_a_database) {
  for (const char* name : {"current", "left@current", "+1", "-2", "left@-1", "current-1"})
    BOOST_TEST(needs_rows(name), name);
  for (const char* name : {"head", "current_users", "currently", "a-1", "base+2", "", "@", "a@b@c"})
    BOOST_TEST(!needs_rows(name), name);
  for (const char* range : {"current:", ":current", "-1:", ":+1", "-1:+1", "left@-1:", "-1:current"})
    BOOST_TEST(range_needs_rows(range), range);
  for (const char* range : {":", "a:b", "-1:c", "b:+1", "current_users:", "a", "a:b:c", "head-1:head"})
    BOOST_TEST(!range_needs_rows(range), range);
}
