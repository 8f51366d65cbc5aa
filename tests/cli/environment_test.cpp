#include "cli/environment.hpp"

#include <boost/test/unit_test.hpp>

#include <retort/error.hpp>

using namespace retort;
using namespace retort::cli;

BOOST_AUTO_TEST_CASE(reads_dotenv_lines) {
  const auto values = parse_dotenv(
      "# comment\n"
      "PLAIN=value\n"
      "export EXPORTED=yes # trailing\n"
      "HASH=a#b\n"
      "SINGLE='a # \"b\" \\n'\n"
      "DOUBLE=\"a\\nb \\\"c\\\"\"\n"
      "EMPTY=\n"
      "SPACED = out \r\n"
      "\n"
      "URL=postgresql://u:p%40@h:5434/db?sslmode=require",
      ".env");
  BOOST_TEST(values.at("PLAIN") == "value");
  BOOST_TEST(values.at("EXPORTED") == "yes");
  BOOST_TEST(values.at("HASH") == "a#b");
  BOOST_TEST(values.at("SINGLE") == "a # \"b\" \\n");
  BOOST_TEST(values.at("DOUBLE") == "a\nb \"c\"");
  BOOST_TEST(values.at("EMPTY") == "");
  BOOST_TEST(values.at("SPACED") == "out");
  BOOST_TEST(values.at("URL") == "postgresql://u:p%40@h:5434/db?sslmode=require");
}

BOOST_AUTO_TEST_CASE(a_line_that_cannot_be_read_is_named_and_not_shown) {
  for (const std::string line : {"no equals sign secret", "1X=secret", "A=\"secret", "A B=secret"}) {
    try {
      parse_dotenv("OK=1\n" + line, ".env");
      BOOST_ERROR("no error: " + line);
    } catch (const Error& error) {
      BOOST_TEST(error.code() == "R0608");
      BOOST_TEST(error.diagnostics().front().place.line == 2);
      BOOST_TEST(error.diagnostics().front().text.find("secret") == std::string::npos);
      BOOST_TEST(error.diagnostics().front().excerpt.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(the_process_comes_before_the_file) {
  const Lookup process = [](const std::string& name) -> std::optional<std::string> {
    if (name == "A") return "process";
    return std::nullopt;
  };
  const Lookup both = with_fallback(process, {{"A", "file"}, {"B", "file"}, {"C", ""}});
  BOOST_TEST(both("A").value() == "process");
  BOOST_TEST(both("B").value() == "file");
  BOOST_TEST(!both("C").has_value());
}

BOOST_AUTO_TEST_CASE(expands_names) {
  const Lookup lookup = with_fallback([](const std::string&) { return std::nullopt; }, {{"DB", "shop"}});
  BOOST_TEST(expand("postgresql://h/${DB}", lookup, "x") == "postgresql://h/shop");
  BOOST_TEST(expand("${HOST:-local}/${DB}${DB}$", lookup, "x") == "local/shopshop$");
  BOOST_CHECK_THROW(expand("${NONE}", lookup, "x"), Error);
}
