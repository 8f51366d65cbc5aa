#include "operation/type_names.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::operation {
namespace {

BOOST_AUTO_TEST_CASE(types_have_one_spelling) {
  const struct {
    const char* type;
    const char* spelled;
  } cases[] = {
      {"text", "text"},
      {"character varying", "varchar"},
      {"character varying(20)", "varchar(20)"},
      {"character varying(20)[]", "varchar(20)[]"},
      {"character(5)", "char(5)"},
      {"character", "character"},
      {"\"char\"", "\"char\""},
      {"timestamp with time zone", "timestamptz"},
      {"timestamp(3) with time zone[][]", "timestamptz(3)[][]"},
      {"timestamp without time zone", "timestamp"},
      {"time(0) without time zone", "time(0)"},
      {"time with time zone", "timetz"},
      {"bit varying(7)", "varbit(7)"},
      {"numeric(10,2)", "numeric(10,2)"},
      {"public.\"character varying\"", "public.\"character varying\""},
      {"character varying oddity", "character varying oddity"},
      {"", ""},
  };
  for (const auto& c : cases) BOOST_TEST(short_type(c.type) == c.spelled);
}

}  // namespace
}  // namespace retort::operation
