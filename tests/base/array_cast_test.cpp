#include "base/array_cast.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::base {
namespace {

BOOST_AUTO_TEST_SUITE(array_cast)

BOOST_AUTO_TEST_CASE(says_the_type_of_elements_under_a_cast_of_the_array) {
  const struct {
    const char* printed;
    const char* kept;
  } cases[] = {
      {"(a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])",
       "(a)::text = ANY (((ARRAY['x'::character varying, 'y'::character varying])::character "
       "varying[])::text[])"},
      {"(ARRAY['],'::character varying(10)])::text[]",
       "((ARRAY['],'::character varying(10)])::character varying[])::text[]"},
      {"(ARRAY[(lower(a))::public.\"My, type\"])::text[]",
       "((ARRAY[(lower(a))::public.\"My, type\"])::public.\"My, type\"[])::text[]"},
      {"(ARRAY['1'::numeric(3,1)])::double precision[]",
       "((ARRAY['1'::numeric(3,1)])::numeric[])::double precision[]"},
      {"(ARRAY[((ARRAY['x'::character varying])::text[])[1]::name])::text[]",
       "((ARRAY[(((ARRAY['x'::character varying])::character "
       "varying[])::text[])[1]::name])::name[])::text[]"},
  };
  for (const auto& one : cases) BOOST_TEST(keep_array_casts(one.printed) == one.kept);
}

BOOST_AUTO_TEST_CASE(leaves_everything_else) {
  for (const char* printed : {
           "a = ANY (ARRAY['x'::text, 'y'::text])",
           "(ARRAY['x'::text])::text[]",                          // nothing is cast
           "(ARRAY[a, 'y'::character varying])::text[]",          // not each shows its type
           "(ARRAY['x'::name, 'y'::character varying])::text[]",  // nor the same
           "(ARRAY['x'::character varying || b])::text[]",        // the cast is that of a part
           "(ARRAY[]::character varying[])::text[]",              // no element
           "'(ARRAY[''x''::character varying])::text[]'",         // text
           "$$(ARRAY['x'::character varying])::text[]$$",
           "-- (ARRAY['x'::character varying])::text[]",
           "(ARRAY['x'::character varying[]])::text[]",
           "(ARRAY['x'::character varying",
       }) {
    BOOST_TEST(keep_array_casts(printed) == printed);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::base
