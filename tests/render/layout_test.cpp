#include "render/layout.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::render {
namespace {

BOOST_AUTO_TEST_SUITE(layout)

BOOST_AUTO_TEST_CASE(literals) {
  const struct {
    std::string text;
    const char* literal;
  } cases[] = {
      {"users", "\"users\""},
      {"", "\"\""},
      {"say \"hi\"", "\"say \\\"hi\\\"\""},
      {"\"a\" <> \"b\"", "R\"(\"a\" <> \"b\")\""},
      {"a\\b", "\"a\\\\b\""},
      {"tab\there", "\"tab\\there\""},
      {"one\ntwo", "R\"sql(one\ntwo)sql\""},
      {"one\r\ntwo", "\"one\\015\\ntwo\""},
      {"what?\?/", "\"what?\\?/\""},
      {"größer", "\"größer\""},
      {"\xff", "\"\\377\""},
      {"\x01"
       "1",
       "\"\\0011\""},
      {"a\n)sql\"", "R\"sql_(a\n)sql\")sql_\""},
  };
  for (const auto& c : cases) BOOST_TEST(lay_out(string(c.text), 0) == c.literal);
}

BOOST_AUTO_TEST_CASE(what_fits_stays_on_one_line) {
  const Code code = call("op.drop_column", {string("users"), string("phone")});
  BOOST_TEST(lay_out(code, 2, 1) == "op.drop_column(\"users\", \"phone\")");
}

BOOST_AUTO_TEST_CASE(long_calls_are_filled_behind_their_bracket) {
  std::vector<Code> arguments;
  for (int i = 0; i < 12; ++i) arguments.push_back(string("argument " + std::to_string(i)));
  const std::string text = lay_out(call("op.call", std::move(arguments)), 2, 1);
  BOOST_TEST(text ==
             "op.call(\"argument 0\", \"argument 1\", \"argument 2\", \"argument 3\", \"argument 4\", "
             "\"argument 5\", "
             "\"argument 6\",\n          \"argument 7\", \"argument 8\", \"argument 9\", \"argument 10\", "
             "\"argument 11\")");
}

BOOST_AUTO_TEST_CASE(long_texts_are_broken_after_spaces) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "word ";
  const std::string laid_out = lay_out(call("op.f", {string(text)}), 2, 1);
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
    end = laid_out.find('\n', begin);
    BOOST_TEST(std::min(end, laid_out.size()) - begin <= 110u);
  }
  BOOST_TEST(laid_out.find("word \"\n       \"word") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::render
