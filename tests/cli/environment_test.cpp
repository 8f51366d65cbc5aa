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

BOOST_AUTO_TEST_CASE(a_byte_order_mark_and_crlf_are_fine) {
  const auto values = parse_dotenv(
      "\xEF\xBB\xBF"
      "A=1\r\nB=\"x\"\r\n",
      ".env");
  BOOST_TEST(values.at("A") == "1");
  BOOST_TEST(values.at("B") == "x");
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

BOOST_AUTO_TEST_CASE(values_of_dotenv_may_name_others) {
  const Lookup process = [](const std::string& name) -> std::optional<std::string> {
    if (name == "DB_NAME") return "external_api_stage";
    return std::nullopt;
  };
  const auto values = parse_dotenv(
      "DB_NAME=external_api\nDB_HOST=db\nDATABASE_URL=postgresql://${DB_HOST}:${DB_PORT:-5432}/${DB_NAME}\n"
      "LITERAL='${DB_HOST}'\nUNKNOWN=a${NOTHING}b\nQUOTED=\"${DB_HOST} x\"\n",
      ".env", process);
  BOOST_TEST(values.at("DATABASE_URL") == "postgresql://db:5432/external_api_stage");
  BOOST_TEST(values.at("LITERAL") == "${DB_HOST}");
  BOOST_TEST(values.at("UNKNOWN") == "a${NOTHING}b");
  BOOST_TEST(values.at("QUOTED") == "db x");
}

BOOST_AUTO_TEST_CASE(passwords_put_into_urls_may_hold_any_character) {
  const Lookup lookup = [](const std::string& name) -> std::optional<std::string> {
    if (name == "PASSWORD") return "p@ss/w:%40 ?#";
    if (name == "PLACE") return "db:5433/shop";
    return std::nullopt;
  };
  BOOST_TEST(expand_url("postgresql://ann:${PASSWORD}@${PLACE}", lookup, "x") ==
             "postgresql://ann:p%40ss%2Fw%3A%40%20%3F%23@db:5433/shop");
  BOOST_TEST(expand_url("postgresql://${USER:-a@b}:x@h/d", lookup, "x") == "postgresql://a@b:x@h/d");
  BOOST_TEST(expand_url("postgresql://${PLACE}", lookup, "x") == "postgresql://db:5433/shop");
  BOOST_TEST(expand_url("host=h password='${PASSWORD}'", lookup, "x") == "host=h password='p@ss/w:%40 ?#'");
  BOOST_CHECK_THROW(expand_url("postgresql://${NOBODY}@h/d", lookup, "x"), Error);
}
