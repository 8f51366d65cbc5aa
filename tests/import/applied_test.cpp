#include <boost/test/unit_test.hpp>

#include "folder.hpp"
#include "import/tools.hpp"

namespace retort::imports {
namespace {

History of(const std::vector<std::string>& keys) {
  History history;
  for (const std::string& key : keys) {
    Imported revision;
    revision.id = "id" + key;
    revision.key = key;
    history.revisions.push_back(std::move(revision));
  }
  return history;
}

base::Rows rows(const std::vector<std::vector<const char*>>& texts) {
  base::Rows out;
  for (const auto& texts_of_row : texts) {
    base::Row row;
    for (const char* text : texts_of_row)
      row.push_back(text == nullptr ? std::nullopt : std::optional<std::string>(text));
    out.rows.push_back(std::move(row));
  }
  return out;
}

std::string where(const char* tool, const History& history, const base::Rows& table) {
  std::string at;
  const std::string error =
      error_of([&] { at = reached(history, find_tool(tool)->applied(history, table)); });
  return error.empty() ? at : error;
}

BOOST_AUTO_TEST_SUITE(applied)

BOOST_AUTO_TEST_CASE(a_point_for_a_set_without_holes) {
  const History three = of({"1", "2", "3"});
  BOOST_TEST(reached(three, {}) == "");
  BOOST_TEST(reached(three, {"2", "1"}) == "id2");
  BOOST_TEST(reached(three, {"1", "2", "3"}) == "id3");
  BOOST_TEST(error_of([&] {
               reached(three, {"1", "3"});
             }).starts_with("R0646 the database has applied id3, and not id2 before it"));
  BOOST_TEST(error_of([&] {
               reached(three, {"1", "4"});
             }).starts_with("R0646 the database has applied 4, and no file is called so"));
}

BOOST_AUTO_TEST_CASE(each_tool_keeps_it_in_its_own_way) {
  const History three = of({"1", "2", "3"});
  BOOST_TEST(where("dbmate", three, rows({{"001"}, {"002"}})) == "id2");
  BOOST_TEST(where("goose", three, rows({{"0", "t"}, {"1", "t"}, {"2", "t"}, {"2", "f"}})) == "id1");
  BOOST_TEST(where("goose", three, rows({{"0", "t"}, {"1", "t"}, {"1", "f"}, {"1", "t"}})) == "id1");
  BOOST_TEST(where("golang-migrate", three, rows({{"2", "f"}})) == "id2");
  BOOST_TEST(where("golang-migrate", three, rows({})) == "");
  BOOST_TEST(where("golang-migrate", three, rows({{"2", "t"}}))
                 .starts_with("R0646 version 2 failed in this database"));
  BOOST_TEST(
      where("golang-migrate", three, rows({{"7", "f"}})).starts_with("R0646 the database has applied 7"));
}

BOOST_AUTO_TEST_CASE(flyway_has_baselines_undos_and_failures) {
  const History history = of({"1", "1.1", "2", "R All views"});
  const auto at = [&](const std::vector<std::vector<const char*>>& table) {
    return where("flyway", history, rows(table));
  };
  BOOST_TEST(at({{nullptr, "<< Flyway Schema Creation >>", "SCHEMA", "t"}, {"1", "a", "SQL", "t"}}) == "id1");
  BOOST_TEST(at({{"1.1.0", "<< Flyway Baseline >>", "BASELINE", "t"}, {"02", "b", "SQL", "t"}}) == "id2");
  BOOST_TEST(at({{"1", "a", "SQL", "t"}, {"1.1", "b", "SQL", "t"}, {"1.1", "b", "UNDO_SQL", "t"}}) == "id1");
  BOOST_TEST(at({{"1", "a", "SQL", "t"},
                 {"1.1", "b", "SQL", "t"},
                 {"2", "c", "SQL", "t"},
                 {nullptr, "all views", "SQL", "t"}}) == "idR All views");
  // The repeatable one ran behind 1.1; what comes after that stands before it here.
  BOOST_TEST(at({{"1", "a", "SQL", "t"}, {"1.1", "b", "SQL", "t"}, {nullptr, "all views", "SQL", "t"}}) ==
             "id1.1");
  BOOST_TEST(at({{"1", "a", "SQL", "t"}, {nullptr, "gone", "SQL", "t"}})
                 .starts_with("R0646 the database has applied R Gone, and no file is called so"));
  BOOST_TEST(at({{"1", "a", "SQL", "f"}}).starts_with("R0646 version 1 failed"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::imports
