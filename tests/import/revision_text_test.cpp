#include <boost/test/unit_test.hpp>

#include "import/imported.hpp"

namespace retort::imports {
namespace {

Imported sample() {
  Imported revision;
  revision.id = "b2";
  revision.revises = {"b1"};
  revision.branch_labels = {"billing"};
  revision.depends_on = {"a1", "a2"};
  revision.created = "2025-01-01T12:00:00Z";
  revision.message = "Add phone";
  revision.origin = "versions/b2.py";
  revision.upgrade.sql = "SELECT 1;\n";
  revision.downgrade.sql = "SELECT 2;\n";
  return revision;
}

BOOST_AUTO_TEST_SUITE(revision_text)

BOOST_AUTO_TEST_CASE(whole) {
  BOOST_TEST(
      file_text(sample()) ==
      "-- Add phone\n-- revision: b2\n-- revises: b1\n-- branch_labels: billing\n-- depends_on: a1, a2\n"
      "-- created: 2025-01-01T12:00:00Z\n-- imported from versions/b2.py\n\n-- retort:upgrade\nSELECT 1;\n\n"
      "-- retort:downgrade\nSELECT 2;\n");
}

BOOST_AUTO_TEST_CASE(odd_heads) {
  Imported revision = sample();
  revision.message = "Revises: nothing\nat all";
  revision.more = "a */ b";
  revision.transactional = false;
  revision.downgrade.present = false;
  const std::string text = file_text(revision);
  BOOST_TEST(text.starts_with("-- Revises - nothing at all\n"), text);
  BOOST_TEST(text.find("-- transactional: no\n/*\na * / b\n*/\n") != std::string::npos, text);
  BOOST_TEST(text.find("retort:downgrade") == std::string::npos, text);
  revision.message = "";
  BOOST_TEST(file_text(revision).starts_with("-- b2\n"));
}

BOOST_AUTO_TEST_CASE(what_is_unfinished_stands_in_a_block_that_can_be_taken_out) {
  Imported revision = sample();
  revision.upgrade.unfinished = "it needs the result of `SELECT 'x'`";
  revision.upgrade.source = "def upgrade():\n    pass\n";
  const std::string text = file_text(revision);
  BOOST_TEST(text.find("SELECT 1;\n\n-- >>> to be written by hand: it needs") != std::string::npos, text);
  BOOST_TEST(text.find("--     def upgrade():\n") != std::string::npos, text);
  BOOST_TEST(text.find("RAISE EXCEPTION USING\n    MESSAGE = 'revision b2 was imported unfinished: it needs "
                       "the result of `SELECT ''x''`'") != std::string::npos,
             text);
  const std::string rest = without_unfinished(text);
  BOOST_TEST(rest.find("RAISE") == std::string::npos, rest);
  BOOST_TEST(rest.find("SELECT 2;") != std::string::npos, rest);
  BOOST_TEST(without_unfinished("SELECT 1;\n") == "SELECT 1;\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::imports
