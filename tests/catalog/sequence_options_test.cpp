#include "catalog/sequence_options.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::catalog {

BOOST_AUTO_TEST_SUITE(sequence_options)

// What the server keeps of each statement, and what is not its own choice.
BOOST_AUTO_TEST_CASE(only_what_differs_from_the_servers_choice_is_kept) {
  const struct {
    base::Row row;
    const char* expected;
  } cases[] = {
      {{"bigint", "1", "1", "1", "9223372036854775807", "1", "f"}, ""},
      {{"integer", "1", "1", "1", "2147483647", "1", "f"}, "AS integer"},
      {{"bigint", "-1", "-1", "-9223372036854775808", "-1", "1", "f"}, "INCREMENT -1"},
      {{"smallint", "10", "2", "10", "1000", "5", "t"},
       "AS smallint INCREMENT 2 MINVALUE 10 MAXVALUE 1000 CACHE 5 CYCLE"},
      {{"bigint", "100", "1", "1", "9223372036854775807", "1", "f"}, "START 100"},
      {{std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt, std::nullopt},
       ""},
  };
  for (const auto& one : cases) {
    Fields fields(one.row);
    BOOST_CHECK_EQUAL(describe(read_sequence_options(fields, "bigint")), one.expected);
    BOOST_CHECK(fields.at_end());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace retort::catalog
