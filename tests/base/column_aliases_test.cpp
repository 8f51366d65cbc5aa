#include "base/column_aliases.hpp"

#include <boost/test/unit_test.hpp>

using namespace retort::base;

BOOST_AUTO_TEST_SUITE(column_aliases)

BOOST_AUTO_TEST_CASE(own_columns_go) {
  const auto goes = [](std::string_view sql) { return without_own_columns(sql, "public.f", "a, \"b c\""); };
  BOOST_TEST(goes("SELECT f.a\n   FROM public.f() f(a, \"b c\");") == "SELECT f.a\n   FROM public.f() f;");
  BOOST_TEST(goes("FROM (t JOIN public.f(g(')'), 2) \"x y\"(a, \"b c\") ON (true))") ==
             "FROM (t JOIN public.f(g(')'), 2) \"x y\" ON (true))");
  BOOST_TEST(goes("FROM public.f() q(a, \"b c\"), public.f() r(a, \"b c\")") ==
             "FROM public.f() q, public.f() r");
}

BOOST_AUTO_TEST_CASE(others_stay) {
  for (const std::string_view sql :
       {"FROM public.f() f(a, b)", "FROM public.f() f", "FROM public.g() f(a, \"b c\")",
        "FROM other_public.f() f(a, \"b c\")", "SELECT public.f(1), concat(a, \"b c\")",
        "FROM public.f() WITH ORDINALITY f(a, \"b c\", n)", "SELECT ' public.f() f(a, \"b c\")'"})
    BOOST_TEST(without_own_columns(sql, "public.f", "a, \"b c\"") == sql);
}

BOOST_AUTO_TEST_CASE(aliases_are_sorted) {
  BOOST_TEST(sort_column_aliases("FROM (f(2, 1) x(c, \"B\", a) JOIN g() y(k) ON ((x.c = y.k)))") ==
             "FROM (f(2, 1) x(\"B\", a, c) JOIN g() y(k) ON ((x.c = y.k)))");
  for (const std::string_view sql :
       {"WHERE ((a > b) AND (c > d))", "SELECT f(b, a), ') x(b, a)'", "f() x(b integer, a text)"})
    BOOST_TEST(sort_column_aliases(sql) == sql);
}

BOOST_AUTO_TEST_SUITE_END()
