#include "cli/new_revision.hpp"

#include <boost/test/unit_test.hpp>

#include <retort/error.hpp>

using namespace retort;
using namespace retort::cli;

BOOST_AUTO_TEST_CASE(slugs) {
  BOOST_TEST(slug("Add phone to users!") == "add_phone_to_users");
  BOOST_TEST(slug("  Größe: 3 → 4 ") == "gr_e_3_4");
  BOOST_TEST(slug("???") == "");
  BOOST_TEST(slug("a very long message that goes on and on and never ends") ==
             "a_very_long_message_that_goes_on_and_on");
  BOOST_TEST(slug(std::string(60, 'x')) == std::string(40, 'x'));
}

BOOST_AUTO_TEST_CASE(file_names) {
  render::RevisionHead head;
  head.id = "ae1027a6acf2";
  head.created = "2025-01-02T03:04:05Z";
  head.message = "Add phone";
  BOOST_TEST(file_stem("{year}{month}{day}{hour}{minute}{second}_{slug}", head) ==
             "20250102030405_add_phone");
  BOOST_TEST(file_stem("{id}_{slug}", head) == "ae1027a6acf2_add_phone");
  head.message = "!!!";
  BOOST_TEST(file_stem("{id}_{slug}", head) == "ae1027a6acf2");
  BOOST_CHECK_THROW(file_stem("{nothing}", head), Error);
  BOOST_CHECK_THROW(file_stem("a/{id}", head), Error);
}
