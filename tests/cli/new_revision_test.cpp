#include "cli/new_revision.hpp"

#include <boost/test/unit_test.hpp>

#include <retort/error.hpp>

#include "cli/hooks.hpp"
#include "cli/slug.hpp"
#include "cli/time_zone.hpp"

using namespace retort;
using namespace retort::cli;

namespace {

Configuration with_template(const std::string& text) {
  Configuration configuration;
  configuration.file_template = text;
  return configuration;
}

}  // namespace

BOOST_AUTO_TEST_CASE(slugs) {
  BOOST_TEST(slug("Add phone to users!", 40) == "add_phone_to_users");
  BOOST_TEST(slug("  Größe: 3 → 4 ", 40) == "größe_3_4");
  BOOST_TEST(slug("Élan ÜBER Ĉiuj", 40) == "élan_über_ĉiuj");
  BOOST_TEST(slug("Добавить ТЕЛЕФОН", 40) == "добавить_телефон");
  BOOST_TEST(slug("添加电话。日本語「x」", 40) == "添加电话_日本語_x");
  BOOST_TEST(slug("དཔེ་ཆ", 40).find("དཔེ") == 0U);
  BOOST_TEST(slug("e\u0301t\u0301", 40) == "e\u0301t\u0301");
  BOOST_TEST(slug("done 🎉 \u00a0 — “yes”", 40) == "done_yes");
  BOOST_TEST(slug("ääää ööö", 6) == "ääää");
  BOOST_TEST(slug("ääääää", 3) == "äää");
  BOOST_TEST(slug("???", 40) == "");
  BOOST_TEST(slug("a very long message that goes on and on and never ends", 40) ==
             "a_very_long_message_that_goes_on_and_on");
  BOOST_TEST(slug(std::string(60, 'x'), 40) == std::string(40, 'x'));
}

BOOST_AUTO_TEST_CASE(file_names) {
  render::RevisionHead head;
  head.id = "ae1027a6acf2";
  head.created = "2025-01-02T03:04:05Z";
  head.message = "Add phone";
  BOOST_TEST(file_stem(with_template("{year}{month}{day}{hour}{minute}{second}_{slug}"), head) ==
             "20250102030405_add_phone");
  BOOST_TEST(file_stem(with_template("{id}_{slug}"), head) == "ae1027a6acf2_add_phone");
  head.message = "!!!";
  BOOST_TEST(file_stem(with_template("{id}_{slug}"), head) == "ae1027a6acf2");
  BOOST_CHECK_THROW(file_stem(with_template("a/{id}"), head), Error);
}

BOOST_AUTO_TEST_CASE(hooks_get_paths_that_the_shell_takes_as_one_word) {
  BOOST_TEST(hook_line("git add {file} {manifest}", "/a b/it's.sql", "/a b/manifest") ==
             "git add '/a b/it'\\''s.sql' '/a b/manifest'");
  BOOST_TEST(hook_line("true", "/f", "/m") == "true");
}

BOOST_AUTO_TEST_CASE(times_stand_in_the_zone_that_is_asked_for) {
  const std::time_t winter = 1735732800;  // 2025-01-01T12:00:00Z
  BOOST_TEST(iso_time(winter, "UTC") == "2025-01-01T12:00:00Z");
  BOOST_TEST(iso_time(winter, "Europe/Berlin") == "2025-01-01T13:00:00+01:00");
  BOOST_TEST(iso_time(winter, "Asia/Kolkata") == "2025-01-01T17:30:00+05:30");
  BOOST_TEST(iso_time(winter, "UTC") == "2025-01-01T12:00:00Z");
  BOOST_TEST(known_time_zone("local"));
  for (const std::string zone : {"", "/etc/passwd", "../../etc/passwd", "Europe", "Europe/Berln", "a b"})
    BOOST_TEST(!known_time_zone(zone), zone);
}
