#include "catalog/storage.hpp"

#include <boost/test/unit_test.hpp>

#include "base/text.hpp"

namespace retort::catalog {

BOOST_AUTO_TEST_SUITE(storage)

BOOST_AUTO_TEST_CASE(lists_are_quoted_where_sql_needs_it) {
  BOOST_CHECK_EQUAL(storage_list({"fillfactor=70", "autovacuum_enabled=false"}),
                    "fillfactor=70, autovacuum_enabled=false");
  BOOST_CHECK_EQUAL(storage_list({"x=a b"}), "x='a b'");
  BOOST_CHECK_EQUAL(storage_list({}), "");
}

BOOST_AUTO_TEST_CASE(only_what_differs_is_set_or_reset) {
  const auto statements = storage_statements("TABLE t", {"a=1", "b=2", "c=3"}, {"a=1", "b=4", "d=5"});
  BOOST_CHECK_EQUAL(base::join(statements, "; "), "ALTER TABLE t RESET (c); ALTER TABLE t SET (b=4, d=5)");
  BOOST_CHECK(storage_statements("TABLE t", {"a=1"}, {"a=1"}).empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace retort::catalog
