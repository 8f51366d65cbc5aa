#include <boost/test/unit_test.hpp>

#include <retort/revision.hpp>

#include "operation/recorder.hpp"

RETORT_REVISION("a1", created("2025-01-01T12:00:00Z"), message("First"))

void upgrade(Operations& op) {
  op.create_schema("shop");
  op.create_table(name("shop", "users"), column("id", bigint, primary_key, identity));
}
void downgrade(Operations& op) {
  op.drop_table(name("shop", "users"));
}

namespace retort::operation {
namespace {

BOOST_AUTO_TEST_SUITE(registry)

BOOST_AUTO_TEST_CASE(lists_revisions_by_file_name) {
  const auto revisions = registered_revisions();
  BOOST_REQUIRE_EQUAL(revisions.size(), 3u);
  BOOST_TEST(revisions[0].file == "documented_examples.cpp");
  BOOST_TEST(record(revisions[0].upgrade).size() > 40u);
  const RegisteredRevision& first = revisions[1];
  BOOST_TEST(first.id == "a1");
  BOOST_TEST(first.file == "registry_test.cpp");
  BOOST_TEST(first.created == "2025-01-01T12:00:00Z");
  BOOST_TEST(first.message == "First");
  BOOST_TEST(first.revises.empty());
  BOOST_TEST(first.transactional);
}

BOOST_AUTO_TEST_CASE(reads_the_whole_head) {
  const RegisteredRevision second = registered_revisions().at(2);
  BOOST_TEST(second.id == "b2");
  BOOST_TEST(second.file == "second_revision.cpp");
  BOOST_TEST(second.revises == (std::vector<std::string>{"a1", "a0"}), boost::test_tools::per_element());
  BOOST_TEST(second.branch_labels == std::vector<std::string>{"billing"}, boost::test_tools::per_element());
  BOOST_TEST(second.depends_on == (std::vector<std::string>{"x1", "x2"}), boost::test_tools::per_element());
  BOOST_TEST(second.message == "Second \"one\"");
  BOOST_TEST(!second.transactional);
}

BOOST_AUTO_TEST_CASE(each_file_has_its_own_functions) {
  const auto revisions = registered_revisions();
  BOOST_TEST(record(revisions[1].upgrade).size() == 2u);
  BOOST_TEST(record(revisions[1].downgrade).size() == 1u);
  BOOST_TEST(record(revisions[2].upgrade).size() == 4u);
  BOOST_TEST(record(revisions[2].downgrade).empty());
}

BOOST_AUTO_TEST_CASE(changes_know_their_line) {
  const Changes changes = record(registered_revisions()[1].upgrade);
  const Place first = changes.at(0).place;
  BOOST_TEST(first.file.ends_with("registry_test.cpp"));
  BOOST_TEST(first.line == 10);
  BOOST_TEST(first.column > 2);
  BOOST_TEST(changes.at(1).place.line == 11);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::operation
