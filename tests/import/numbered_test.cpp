#include "import/numbered.hpp"

#include <boost/test/unit_test.hpp>

#include "folder.hpp"

namespace retort::imports {
namespace {

BOOST_AUTO_TEST_SUITE(numbered)

BOOST_AUTO_TEST_CASE(orders_by_number_and_passes_over_other_files) {
  const Folder folder{{"10_ten.sql", ""},   {"9_nine.sql", ""},  {"007_bond.up.sql", ""},
                      {"readme_1.sql", ""}, {"1.sql", ""},       {"20250101120000.sql", ""},
                      {"2x.sql", ""},       {"3_no_ending", ""}, {"sub/4_deep.sql", ""}};
  std::string order;
  for (const Numbered& file : numbered_files(folder.path()))
    order += file.digits + "|" + file.words + "|" + file.ending + " ";
  BOOST_TEST(order == "1||.sql 007|bond|.up.sql 9|nine|.sql 10|ten|.sql 20250101120000||.sql ");
  BOOST_TEST(error_of([&] {
               numbered_files(folder.path() / "absent");
             }).starts_with("R0901 cannot read the folder"));
}

BOOST_AUTO_TEST_CASE(reads_numbers_words_and_times) {
  BOOST_TEST(number_key("00120") == "120");
  BOOST_TEST(number_key("000") == "0");
  BOOST_TEST(number_key("") == "0");
  BOOST_TEST(number_less("9", "010"));
  BOOST_TEST(!number_less("010", "10"));
  BOOST_TEST(number_less("99999999999999999999", "100000000000000000000"));
  BOOST_TEST(sentence("add_phone-to_users") == "Add phone to users");
  BOOST_TEST(sentence("") == "");
  BOOST_TEST(time_of("20250101120000") == "2025-01-01T12:00:00Z");
  for (const char* none :
       {"00001", "20251301120000", "20250132120000", "20250101240000", "99990101120000", "2025010112000"})
    BOOST_TEST(time_of(none) == "", none);
}

BOOST_AUTO_TEST_CASE(begins_a_revision_by_its_name) {
  const Imported named = begun({"0042", "add_phone", ".sql", "/x/0042_add_phone.sql"});
  BOOST_TEST(named.id == "0042");
  BOOST_TEST(named.key == "42");
  BOOST_TEST(named.message == "Add phone");
  BOOST_TEST(named.stem == "0042_add_phone");
  BOOST_TEST(named.origin == "0042_add_phone.sql");
  BOOST_TEST(begun({"1", "", ".sql", "1.sql"}).stem == "1");
}

BOOST_AUTO_TEST_CASE(passes_over_the_mark_of_windows) {
  const Folder folder{{"1.sql", "\xEF\xBB\xBFSELECT 1;"}, {"2.sql", "SELECT 2;"}};
  BOOST_TEST(read_sql(folder.path() / "1.sql") == "SELECT 1;");
  BOOST_TEST(read_sql(folder.path() / "2.sql") == "SELECT 2;");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::imports
