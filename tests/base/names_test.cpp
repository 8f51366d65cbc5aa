#include "base/names.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

using namespace retort::base;

BOOST_AUTO_TEST_CASE(names_in_a_list) {
  struct {
    const char* text;
    const char* names;  ///< Each in [ ].
  } const cases[] = {
      {"", ""},
      {" , ,", ""},
      {"a", "[a]"},
      {" a ,b,, c.d ", "[a][b][c.d]"},
      {"\"a,b\", c", "[a,b][c]"},
      {"c , \"a,b\" , d", "[c][a,b][d]"},
      {"\"say \"\"hi\"\"\"", "[say \"hi\"]"},
      {"it's\"q\"", "[it's\"q\"]"},
      {"größe, 日本", "[größe][日本]"},
      // No whole quoted name.
      {"\"a", "[\"a]"},
      {"\"a\"b, c", "[\"a\"b][c]"},
      {"\"a, b", "[\"a][b]"},
  };
  for (const auto& one : cases) {
    std::string found;
    for (const auto& name : split_names(one.text)) found += "[" + name + "]";
    BOOST_TEST(found == one.names, one.text << ": " << found);
  }
}

BOOST_AUTO_TEST_CASE(what_is_joined_is_split_again) {
  const std::vector<std::vector<std::string>> lists = {
      {}, {"a"}, {"a", "b"}, {"a,b", "c"}, {"\"", "\"\"", "a\"b"}, {",", "\",\""}, {"\"a,b\"", "it's"}};
  for (const auto& names : lists) BOOST_TEST(split_names(join_names(names)) == names, join_names(names));
  BOOST_TEST(join_names({"a", "b,c", "d"}) == "a, \"b,c\", d");
}
