#include "revision/rebase.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"
#include "drawing.hpp"

using namespace retort::revision;
namespace base = retort::base;

namespace {

Revision read(const std::string& name, const std::string& content) {
  auto reading = read_revision({name, "m/" + name, content});
  BOOST_TEST_REQUIRE(reading.revisions.size() == 1U);
  return reading.revisions.front();
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_moves) {
  struct {
    const char* graph;
    const char* tip;
    const char* onto;
    const char* expected;
  } const cases[] = {
      {"a; b<a; c<a", "c", "b", "c: c"},
      {"a; b<a; c<a; d<c", "d", "b", "c: c,d"},
      {"a; b<a; c<a; d<c", "c", "b", "c: c"},
      {"a; x", "x", "a", "x: x"},
      {"a; b<a", "b", "a", "R0270"},
      {"a; b<a", "a", "b", "R0270"},
      {"a; b<a; c<a; m<b,c; d<a", "m", "d", "R0270"},
      {"a; b<a; c<b; e<b; m<c,e; d<a", "m", "d", "b: b,c,e,m"},
      {"a; b<a; m<a,b; d<b", "m", "d", "R0270"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.graph << ": " << one.tip << " onto " << one.onto) {
      BOOST_TEST(outcome([&] {
                   const auto graph = draw(one.graph);
                   const auto plan = plan_rebase(graph, static_cast<Index>(graph.find(one.tip)),
                                                 static_cast<Index>(graph.find(one.onto)));
                   std::vector<std::string> ids;
                   for (const Index index : plan.moved) ids.push_back(graph[index].id);
                   return graph[plan.bottom].id + ": " + base::join(ids, ",");
                 }) == one.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(one_line_of_the_file_changes) {
  struct {
    const char* name;
    const char* before;
    const char* after;
  } const cases[] = {
      {"x.sql", "-- T\n-- revision: x\n-- revises: a\n\n-- retort:upgrade\n-- revises: no\n",
       "-- T\n-- revision: x\n-- revises: new\n\n-- retort:upgrade\n-- revises: no\n"},
      {"x.sql", "-- T\r\n-- revision: x\r\n-- Revises:a, b\r\n-- retort:upgrade\r\n",
       "-- T\r\n-- revision: x\r\n-- Revises: new\r\n-- retort:upgrade\r\n"},
      {"x.sql", "-- revision: x\n-- retort:upgrade\nSELECT 1",
       "-- revision: x\n-- revises: new\n-- retort:upgrade\nSELECT 1"},
      {"x.cpp", "RETORT_REVISION(\"x\", revises(\"a\"), message(\"revises(b)\"))\n",
       "RETORT_REVISION(\"x\", revises(\"new\"), message(\"revises(b)\"))\n"},
      {"x.cpp", "// RETORT\nRETORT_REVISION(\"x\", message(\"M\"))\n",
       "// RETORT\nRETORT_REVISION(\"x\", revises(\"new\"), message(\"M\"))\n"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.before) {
      BOOST_TEST(with_parent(read(one.name, one.before), "new") == one.after);
    }
  }
  // Where the words of the head stand in a comment too, a person has to do it.
  BOOST_TEST(outcome([] {
               return with_parent(read("x.cpp",
                                       "// RETORT_REVISION(\"x\", revises(\"a\"))\nRETORT_REVISION(\"x\", "
                                       "revises(\"a\"))\n"),
                                  "new");
             }) == "R0270");
}
