#include "base/text.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::base {
namespace {

using Words = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(trims_white_space_at_both_ends) {
  BOOST_TEST(trim(" \t a b\r\n") == "a b");
  BOOST_TEST(trim("").empty());
  BOOST_TEST(trim(" \n ").empty());
}

BOOST_AUTO_TEST_CASE(splits_and_joins) {
  const struct {
    const char* text;
    Words parts;
  } cases[] = {{"", {""}}, {"a", {"a"}}, {"a,b", {"a", "b"}}, {",a,", {"", "a", ""}}};
  for (const auto& [text, parts] : cases) {
    BOOST_TEST(split(text, ',') == parts, boost::test_tools::per_element());
    BOOST_TEST(join(parts, ",") == text);
  }
  BOOST_TEST(join({}, ", ").empty());
  BOOST_TEST(join({"", ""}, ",") == ",");
}

BOOST_AUTO_TEST_CASE(replaces_every_occurrence_once) {
  BOOST_TEST(replace_all("a'b''", "'", "''") == "a''b''''");
  BOOST_TEST(replace_all("", "x", "y").empty());
  BOOST_TEST(replace_all("aaa", "aa", "b") == "ba");
}

BOOST_AUTO_TEST_CASE(lowers_ascii_only) {
  BOOST_TEST(lower("AbZ_9 Ä") == "abz_9 Ä");
}

BOOST_AUTO_TEST_CASE(finds_line_and_column) {
  const std::string_view script = "ab\n\ncd";
  const struct {
    std::size_t offset;
    int line;
    int column;
  } cases[] = {{0, 1, 1}, {2, 1, 3}, {3, 2, 1}, {4, 3, 1}, {5, 3, 2}, {6, 3, 3}, {99, 3, 3}};
  for (const auto& [offset, line, column] : cases) {
    const Position found = position_at(script, offset);
    BOOST_TEST(found.line == line);
    BOOST_TEST(found.column == column);
  }
}

BOOST_AUTO_TEST_CASE(suggests_only_what_could_be_meant) {
  const Words names = {"channels", "users", "api_keys", "id"};
  const struct {
    const char* word;
    const char* found;
  } cases[] = {{"chanels", "channels"},
               {"user", "users"},
               {"apikeys", "api_keys"},
               {"Users", "users"},
               {"uesrs", "users"},
               {"telephone", ""},
               {"x", ""},
               {"", ""},
               {"ix", "id"},
               {"API_KEYS", "api_keys"}};
  for (const auto& [word, found] : cases) BOOST_TEST(nearest(word, names) == found, word);
  BOOST_TEST(nearest("a", {}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::base
