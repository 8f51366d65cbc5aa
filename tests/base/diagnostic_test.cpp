#include "base/diagnostic.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::base {
namespace {

BOOST_AUTO_TEST_SUITE(diagnostic)

BOOST_AUTO_TEST_CASE(shows_a_line_with_its_caret) {
  const std::string_view text = "one\n\ttwo words\r\nnaïve x\n";
  BOOST_TEST(excerpt(text, 1, 1) == "1 | one\n  | ^");
  BOOST_TEST(excerpt(text, 2, 6) == "2 | \ttwo words\n  | \t    ^");
  BOOST_TEST(excerpt(text, 3, 8) == "3 | naïve x\n  |       ^");
  BOOST_TEST(excerpt(text, 1, 99) == "1 | one\n  |    ^");
  BOOST_TEST(excerpt(text, 1, 0) == "1 | one");
  BOOST_TEST(excerpt(text, 4, 1).empty());
  BOOST_TEST(excerpt(text, 0, 1).empty());
  BOOST_TEST(excerpt(text, 77, 1).empty());
}

BOOST_AUTO_TEST_CASE(cuts_long_lines_around_the_caret) {
  const std::string text = std::string(500, 'a') + "X" + std::string(500, 'b');
  const std::string shown = excerpt(text, 1, 501);
  const std::size_t line_end = shown.find('\n');
  BOOST_TEST(line_end < 120U);
  // "…" is three bytes wide in the upper line and one blank in the lower.
  BOOST_TEST(shown.find('X') == shown.find('^') - (line_end + 1) + 2);
  BOOST_TEST(excerpt(text, 1, 1).substr(0, 6) == "1 | aa");
}

BOOST_AUTO_TEST_CASE(formats_what_is_there) {
  const struct {
    Diagnostic diagnostic;
    const char* text;
  } cases[] = {
      {{"R0901", "cannot read x", "", {}, ""}, "migrate: error[R0901]: cannot read x\n"},
      {{"R0401", "no such table", "create it", {"m/1.sql", 2, 3}, "2 | drop\n  |   ^"},
       "migrate: error[R0401]: no such table\n  m/1.sql:2:3\n    2 | drop\n      |   ^\n  help: create it\n"},
      {{"R0201", "no head", "one\ntwo", {"m/1.sql", 0, 0}, ""},
       "migrate: error[R0201]: no head\n  m/1.sql\n  help: one\n        two\n"},
      {{"R0201", "no head", "", {"m/1.sql", 4, 0}, ""}, "migrate: error[R0201]: no head\n  m/1.sql:4\n"},
  };
  for (const auto& [diagnostic, text] : cases) BOOST_TEST(format("migrate", diagnostic) == text);
}

BOOST_AUTO_TEST_CASE(an_error_says_what_its_first_diagnostic_says) {
  const Error error{{{"R0101", "first", "", {}, ""}, {"R0102", "second", "", {}, ""}}};
  BOOST_TEST(error.what() == "first");
  BOOST_TEST(error.code() == "R0101");
  BOOST_TEST(error.diagnostics().size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::base
