#include "catalog/fields.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

namespace retort::catalog {

BOOST_AUTO_TEST_SUITE(fields)

BOOST_AUTO_TEST_CASE(arrays_as_the_server_prints_them) {
  const struct {
    std::string text;
    std::vector<std::string> elements;
  } cases[] = {
      {"", {}},
      {"{}", {}},
      {"{a}", {"a"}},
      {"{a,b}", {"a", "b"}},
      {"{\"a,b\",\"{x}\"}", {"a,b", "{x}"}},
      {R"({"say \"hi\"","back\\slash"})", {"say \"hi\"", "back\\slash"}},
      {"{\"\",NULL,\"NULL\"}", {"", "", "NULL"}},
      {"{\"two\nlines\"}", {"two\nlines"}},
  };
  for (const auto& one : cases) {
    BOOST_CHECK_EQUAL(base::join(parse_array(one.text), "|"), base::join(one.elements, "|"));
    BOOST_CHECK_EQUAL(parse_array(one.text).size(), one.elements.size());
  }
}

BOOST_AUTO_TEST_CASE(fields_come_in_order) {
  const base::Row row{"text", "t", std::nullopt, "4294967295", "-7", "{a,b}"};
  Fields fields(row);
  BOOST_CHECK_EQUAL(fields.text(), "text");
  BOOST_CHECK(fields.boolean());
  BOOST_CHECK_EQUAL(fields.text(), "");
  BOOST_CHECK_EQUAL(fields.oid(), 4294967295U);
  BOOST_CHECK_EQUAL(fields.number(), -7);
  BOOST_CHECK(!fields.at_end());
  BOOST_CHECK_EQUAL(fields.list().size(), 2U);
  BOOST_CHECK(fields.at_end());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace retort::catalog
