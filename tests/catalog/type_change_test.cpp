#include "catalog/type_change.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::catalog {

namespace {

TypeName type(const std::string& full) {
  return {full, full.substr(0, full.find('('))};
}

BOOST_AUTO_TEST_SUITE(type_change)

BOOST_AUTO_TEST_CASE(using_and_comment) {
  Catalog catalog;
  catalog.casts = {{"bigint", "integer", true},
                   {"integer", "bigint", true},
                   {"integer", "boolean", false},
                   {"json", "jsonb", true}};
  const struct {
    const char* from;
    const char* to;
    const char* conversion;
    const char* comment;
  } cases[] = {
      {"integer", "bigint", "", ""},
      {"bigint", "integer", "", "values must fit into integer"},
      {"integer", "boolean", "c::boolean", "converts integer to boolean"},
      {"character varying(20)", "character varying(50)", "", ""},
      {"character varying(20)", "character varying", "", ""},
      {"character varying(20)", "text", "", ""},
      {"text", "character varying(20)", "", "fails if a value does not fit into character varying(20)"},
      {"text", "integer", "c::integer", "fails if a value is no integer"},
      {"integer", "text", "", ""},
      {"uuid", "bigint", "c::text::bigint", "fails if a value is no bigint"},
      {"numeric(8,2)", "numeric(10,2)", "", ""},
      {"numeric(8,2)", "numeric(8,3)", "", "fails if a value does not fit into numeric(8,3)"},
      {"integer[]", "bigint[]", "", ""},
      {"text[]", "integer[]", "c::text::integer[]", "fails if a value is no integer[]"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.from << " to " << one.to) {
      BOOST_CHECK_EQUAL(conversion(catalog, "c", type(one.from), type(one.to)), one.conversion);
      BOOST_CHECK_EQUAL(type_comment(catalog, type(one.from), type(one.to)), one.comment);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

}  // namespace retort::catalog
