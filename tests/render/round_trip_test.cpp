#include <boost/test/unit_test.hpp>

#include "ddl/ddl.hpp"
#include "operation/recorder.hpp"
#include "render/plain.hpp"
#include "rendered.hpp"

namespace retort::render {
namespace {

operation::RegisteredRevision compiled(const std::string& id) {
  for (const operation::RegisteredRevision& revision : operation::registered_revisions()) {
    if (revision.id == id) return revision;
  }
  BOOST_FAIL("no revision " << id);
  return {};
}

/// Statement by statement, so that a failure shows the one that differs.
void check_equal(const operation::Changes& expected, const operation::Changes& actual) {
  std::vector<std::string> want;
  std::vector<std::string> have;
  for (const auto& change : plain(expected)) {
    for (const std::string& statement : ddl::statements(change)) want.push_back(statement);
  }
  for (const auto& change : actual) {
    for (const std::string& statement : ddl::statements(change)) have.push_back(statement);
  }
  BOOST_TEST(want == have, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE(round_trip)

BOOST_AUTO_TEST_CASE(every_operation_survives) {
  const operation::Changes changes = rendered::every();
  check_equal(changes, operation::record(compiled("every").upgrade));
  check_equal({changes.rbegin(), changes.rend()}, operation::record(compiled("every").downgrade));
}

BOOST_AUTO_TEST_CASE(odd_names_and_texts_survive) {
  const operation::Changes changes = rendered::random();
  check_equal(changes, operation::record(compiled("random").upgrade));
}

BOOST_AUTO_TEST_CASE(the_head_survives) {
  const operation::RegisteredRevision revision = compiled("every");
  BOOST_TEST(revision.revises == (std::vector<std::string>{"a", "b\"c"}), boost::test_tools::per_element());
  BOOST_TEST(revision.message == "With \"quotes\", a \\ and\na line");
  BOOST_TEST(revision.created == "2025-01-01T12:00:00Z");
  BOOST_TEST(!revision.transactional);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::render
