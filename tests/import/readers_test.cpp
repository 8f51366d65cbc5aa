#include <boost/test/unit_test.hpp>

#include "folder.hpp"
#include "import/tools.hpp"

namespace retort::imports {
namespace {

/// A line for each revision: `id<parent "message" up|down`, `!` where it runs outside of a transaction, and
/// what is unfinished.
std::string shown(const History& history) {
  std::string out;
  const auto flat = [](std::string text) {
    for (char& c : text) c = c == '\n' ? ' ' : c;
    return text;
  };
  for (const Imported& one : history.revisions) {
    out += one.id + (one.revises.empty() ? "" : "<" + one.revises.front()) + " \"" + one.message + "\"" +
           (one.transactional ? " " : " !") + flat(one.upgrade.sql) + "|" +
           (one.downgrade.present ? flat(one.downgrade.sql) : "-");
    for (const Half* half : {&one.upgrade, &one.downgrade}) {
      if (!half->unfinished.empty()) out += " (" + half->unfinished + ")";
    }
    out += "\n";
  }
  return out;
}

BOOST_AUTO_TEST_SUITE(readers)

BOOST_AUTO_TEST_CASE(dbmate) {
  const Folder folder{
      {"1_a.sql", "-- note\n-- migrate:up\nCREATE TABLE a();\n\n-- migrate:down\nDROP TABLE a;\n"},
      {"2_b.sql", "\xEF\xBB\xBF--  migrate:up transaction:false\r\nCREATE INDEX i ON a (x);\r\n"},
      {"3_c.sql", "-- migrate:up\n-- migrate:down\n"},
      {"schema.sql", "x"}};
  BOOST_TEST(shown(read_dbmate(folder.path(), {})) ==
             "1 \"A\" CREATE TABLE a(); |DROP TABLE a; \n"
             "2<1 \"B\" !CREATE INDEX i ON a (x); |-\n"
             "3<2 \"C\" |\n");
  const Folder wrong{{"1_a.sql", "CREATE TABLE a();\n"}};
  BOOST_TEST(error_of([&] { read_dbmate(wrong.path(), {}); }) ==
             "R0644 the file has no line `-- migrate:up` | dbmate would refuse it too; put the line above "
             "the statements");
  const Folder empty{{"a.txt", ""}};
  BOOST_TEST(
      error_of([&] { read_dbmate(empty.path(), {}); }).starts_with("R0643 there is no file of dbmate"));
}

BOOST_AUTO_TEST_CASE(goose) {
  const Folder folder{
      {"00001_a.sql",
       "-- +goose Up\n-- +goose StatementBegin\nSELECT $$ ; $$;\n-- +goose StatementEnd\n-- +goose "
       "Down\nSELECT 2;\n"},
      {"00002_b.sql", "-- +goose NO TRANSACTION\n--+goose UP\nSELECT 1;\n"},
      {"00003_c.go", "package main\n"},
      {"00003_c_test.go", "package main\n"},
      {"00004_d.sql", "-- +goose Up\n-- +goose ENVSUB ON\nSELECT '${X}';\n-- +goose ENVSUB OFF\n"}};
  BOOST_TEST(
      shown(read_goose(folder.path(), {})) ==
      "00001 \"A\" SELECT $$ ; $$; |SELECT 2; \n"
      "00002<00001 \"B\" !SELECT 1; |-\n"
      "00003<00002 \"C\" | (it is a program in Go) (it is a program in Go)\n"
      "00004<00003 \"D\" SELECT '${X}'; |- (it takes values from environment variables (ENVSUB ON))\n");
  const Folder wrong{{"1_a.sql", "-- +goose Up\n-- +goose Sideways\n"}};
  BOOST_TEST(error_of([&] {
               read_goose(wrong.path(), {});
             }).find("`-- +goose Sideways` is no annotation of goose") == 6);
  BOOST_TEST(error_of([&] { read_goose(wrong.path(), {}); }).ends_with(" :2"));
}

BOOST_AUTO_TEST_CASE(golang_migrate) {
  const Folder folder{{"000001_a.up.sql", "BEGIN;\nSELECT 1;\nCOMMIT;\n"},
                      {"000001_a.down.sql", "SELECT 2;\n"},
                      {"000002_b.up.sql", "SELECT 3;\n"},
                      {"000003_c.down.sql", "SELECT 4;\n"},
                      {"000004_d.sql", "SELECT 5;\n"}};
  const History history = read_golang_migrate(folder.path(), {});
  BOOST_TEST(shown(history) ==
             "000001 \"A\" SELECT 1; |SELECT 2; \n"
             "000002<000001 \"B\" SELECT 3; |-\n"
             "000003<000002 \"C\" |SELECT 4; \n");
  BOOST_TEST(history.revisions[0].origin == "000001_a.up.sql");
  BOOST_TEST(history.revisions[2].origin == "000003_c.down.sql");
  BOOST_TEST(history.revisions[2].notes.size() == 1u);
  const Folder twice{{"1_a.up.sql", ""}, {"01_b.up.sql", ""}};
  BOOST_TEST(error_of([&] {
               read_golang_migrate(twice.path(), {});
             }).starts_with("R0644 two files have the number 1"));
}

BOOST_AUTO_TEST_CASE(flyway) {
  const Folder folder{{"V1__a.sql", "SELECT '${schema}';\n"},
                      {"U1__a.sql", "SELECT 0;\n"},
                      {"V1.2__b.sql", "SELECT 2;\n"},
                      {"deep/V1_10__c.sql", "VACUUM;\n"},
                      {"R__view_of-all.sql", "SELECT ${unknown};"},
                      {"V2__d.sql", "SELECT 3;\n"},
                      {"V2__d.sql.conf", "executeInTransaction = false\n"},
                      {"Vx__no.sql", ""}};
  BOOST_TEST(shown(read_flyway(folder.path(), {{{"schema", "public"}}})) ==
             "1 \"A\" SELECT 'public'; |SELECT 0; \n"
             "1.2<1 \"B\" SELECT 2; |-\n"
             "1.10<1.2 \"C\" !VACUUM; |-\n"
             "2<1.10 \"D\" !SELECT 3; |-\n"
             "R_view_of_all<2 \"View of all\" SELECT ${unknown}; |- (it has the placeholder ${unknown}, for "
             "which --placeholder gives no "
             "value)\n");
}

BOOST_AUTO_TEST_CASE(every_tool_is_in_the_table) {
  for (const char* name : {"dbmate", "goose", "golang-migrate", "flyway", "sqitch"}) {
    BOOST_REQUIRE(find_tool(name) != nullptr);
    BOOST_TEST(find_tool(name)->name == name);
  }
  BOOST_TEST((find_tool("alembic") == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::imports
