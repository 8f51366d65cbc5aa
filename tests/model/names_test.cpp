#include "model/names.hpp"

#include <boost/test/unit_test.hpp>

namespace {

using retort::model::shortened;

BOOST_AUTO_TEST_CASE(short_names_stay) {
  BOOST_TEST(shortened("users") == "users");
  BOOST_TEST(shortened(std::string(63, 'a')) == std::string(63, 'a'));
}

BOOST_AUTO_TEST_CASE(long_names_keep_their_beginning_and_stay_apart) {
  const std::string first = shortened(std::string(64, 'a'));
  const std::string second = shortened(std::string(65, 'a'));
  BOOST_TEST(first.size() == 63u);
  BOOST_TEST(first.substr(0, 54) == std::string(54, 'a'));
  BOOST_TEST(first != second);
  BOOST_TEST(first == shortened(std::string(64, 'a')));
}

BOOST_AUTO_TEST_CASE(letters_are_not_cut) {
  std::string name;
  while (name.size() < 80) name += "\xc3\xa9";
  const std::string result = shortened("x" + name);
  BOOST_TEST(result.size() <= 63u);
  BOOST_TEST(result.find("\xc3_") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(names_of_indexes) {
  retort::IndexDefinition index;
  index.table = {"auth", "users"};
  index.elements.emplace_back().column = "email";
  index.elements.emplace_back().expression = "lower(name)";
  BOOST_TEST(retort::model::index_name(index) == "ix_users_email_expr");
}

}  // namespace
