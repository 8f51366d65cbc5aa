#include "base/sql.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::base {
namespace {

BOOST_AUTO_TEST_SUITE(sql)

BOOST_AUTO_TEST_CASE(quotes_identifiers_only_where_needed) {
  const struct {
    const char* name;
    const char* quoted;
  } cases[] = {
      {"users", "users"},
      {"_private", "_private"},
      {"a1", "a1"},
      {"1a", "\"1a\""},
      {"Users", "\"Users\""},
      {"a b", "\"a b\""},
      {"", "\"\""},
      {"a\"b", "\"a\"\"b\""},
      {"naïve", "\"naïve\""},
      {"a$b", "\"a$b\""},
      {"user", "\"user\""},
      {"order", "\"order\""},
      {"name", "name"},
      {"type", "type"},
      {"timestamp", "\"timestamp\""},
      {"merge_action", "\"merge_action\""},
      {"system_user", "\"system_user\""},
  };
  for (const auto& [name, quoted] : cases) BOOST_TEST(quote_identifier(name) == quoted);
}

BOOST_AUTO_TEST_CASE(quotes_names_and_lists) {
  BOOST_TEST(quote_name(Name{"users"}) == "users");
  BOOST_TEST(quote_name(Name{"Chat", "order"}) == "\"Chat\".\"order\"");
  BOOST_TEST(quote_list({"a", "b c"}) == "a, \"b c\"");
  BOOST_TEST(quote_list({}).empty());
}

BOOST_AUTO_TEST_CASE(quotes_literals) {
  BOOST_TEST(quote_literal("it's") == "'it''s'");
  BOOST_TEST(quote_literal("") == "''");
  BOOST_TEST(quote_literal("a\\'b") == "E'a\\\\''b'");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::base
