#include "catalog/expression.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::catalog {

BOOST_AUTO_TEST_SUITE(expression)

BOOST_AUTO_TEST_CASE(outer_parentheses_go) {
  const std::pair<const char*, const char*> cases[] = {
      {"(a > 0)", "a > 0"},
      {"((a + 1))", "a + 1"},
      {"((a) > (b))", "(a) > (b)"},
      {"(a) > (b)", "(a) > (b)"},
      {"lower(a)", "lower(a)"},
      {"(a = ')'::text)", "a = ')'::text"},
      {"(a = 'it''s ('::text)", "a = 'it''s ('::text"},
      {"(\"odd)name\" > 0)", "\"odd)name\" > 0"},
      {"(( SELECT f()))", "( SELECT f())"},
      {"((selected))", "selected"},
      {"", ""},
  };
  for (const auto& [given, expected] : cases) BOOST_CHECK_EQUAL(without_parentheses(given), expected);
}

BOOST_AUTO_TEST_CASE(names_are_replaced_as_whole_identifiers) {
  BOOST_CHECK_EQUAL(rename_in_expression("((email)::text <> 'email'::text)", "email", "mail"),
                    "((mail)::text <> 'email'::text)");
  BOOST_CHECK_EQUAL(rename_in_expression("email_2 > email AND \"email\" = 1", "email", "mail"),
                    "email_2 > mail AND \"email\" = 1");
  BOOST_CHECK_EQUAL(rename_in_expression("\"Old Name\" > 0", "Old Name", "New"), "\"New\" > 0");
}

BOOST_AUTO_TEST_CASE(qualified_names_are_replaced_in_literals_too) {
  BOOST_CHECK_EQUAL(rename_qualified("nextval('public.a_seq'::regclass)", {"public", "a_seq"}, "b_seq"),
                    "nextval('public.b_seq'::regclass)");
  BOOST_CHECK_EQUAL(rename_qualified("'x'::public.mood[]", {"public", "mood"}, "Feeling"),
                    "'x'::public.\"Feeling\"[]");
  BOOST_CHECK_EQUAL(rename_qualified("public.mood_2", {"public", "mood"}, "x"), "public.mood_2");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace retort::catalog
