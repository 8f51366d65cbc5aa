#include "base/unnamed_column.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::base {
namespace {

BOOST_AUTO_TEST_SUITE(unnamed_column)

BOOST_AUTO_TEST_CASE(names_casts_that_have_no_name) {
  const struct {
    const char* printed;
    const char* kept;
  } cases[] = {
      {"EXISTS ( SELECT 'x'::text\n   FROM t)", "EXISTS ( SELECT 'x'::text AS \"?column?\"\n   FROM t)"},
      {"SELECT q.a FROM ( SELECT a, b AS c FROM t\nUNION ALL\n SELECT ((a + 1))::bigint,\n NULL::character "
       "varying(3)[]\nFROM u) q",
       "SELECT q.a FROM ( SELECT a, b AS c FROM t\nUNION ALL\n SELECT ((a + 1))::bigint AS \"?column?\",\n "
       "NULL::character varying(3)[] AS \"?column?\"\nFROM u) q"},
      {"(SELECT ', FROM'::text)", "(SELECT ', FROM'::text AS \"?column?\")"},
      {"(SELECT (ARRAY[a::text, b::text])[1]::name FROM t)",
       "(SELECT (ARRAY[a::text, b::text])[1]::name AS \"?column?\" FROM t)"},
      {"SELECT 1::numeric;SELECT a", "SELECT 1::numeric AS \"?column?\";SELECT a"},
  };
  for (const auto& one : cases) BOOST_TEST(name_unnamed_columns(one.printed) == one.kept);
}

BOOST_AUTO_TEST_CASE(leaves_everything_else) {
  for (const char* printed : {
           "SELECT 'a'::text AS kind, t.b, count(*) AS count FROM t WHERE c = 'x'::text",
           "SELECT lower('a'::text) AS lower, f(b::text) FROM t GROUP BY c::text ORDER BY d::text",
           "CREATE POLICY p ON t FOR SELECT TO PUBLIC USING ((a)::text = 'x'::text)",
           "GRANT SELECT (a, b) ON t TO r",
           "CHECK (a = ANY (ARRAY['x'::text, 'y'::text]))",
           "(SELECT ARRAY[(a)::text, (b)::text] AS \"array\", c[1::integer] FROM t)",
           "$$ SELECT 'x'::text $$",
           "a::text",
       })
    BOOST_TEST(name_unnamed_columns(printed) == printed);
}

BOOST_AUTO_TEST_CASE(forgets_them_in_subqueries) {
  BOOST_TEST(forget_unnamed_columns("SELECT 1::text AS \"?column?\", (SELECT 2::text AS \"?column?\"), "
                                    "(SELECT ' AS \"?column?\"')") ==
             "SELECT 1::text AS \"?column?\", (SELECT 2::text), (SELECT ' AS \"?column?\"')");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::base
