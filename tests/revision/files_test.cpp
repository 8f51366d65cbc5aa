#include <boost/test/unit_test.hpp>

#include "base/file.hpp"
#include "base/text.hpp"
#include "drawing.hpp"
#include "revision/revision.hpp"

using namespace retort::revision;
namespace base = retort::base;

namespace {

Reading read(const std::string& content, const std::string& name = "x.sql") {
  return read_revision({name, "migrations/" + name, content});
}

std::string codes(const Reading& reading) {
  std::string text;
  for (const auto& problem : reading.problems)
    text += (text.empty() ? "" : " ") + problem.code + ":" + std::to_string(problem.place.line);
  return text;
}

std::string told(const Revision& r) {
  return r.id + "|" + base::join(r.revises, ",") + "|" + base::join(r.branch_labels, ",") + "|" +
         base::join(r.depends_on, ",") + "|" + r.created + "|" + r.message + "|" +
         (r.transactional ? "yes" : "no");
}

constexpr const char* good =
    "-- Backfill names: all of them\n-- revision: b2\n-- revises: a1, a2\n-- created: 2025-01-02T09:00:00Z\n"
    "-- branch_labels: left\n-- depends_on: c3 ,d4\n-- transactional: no\n\n-- retort:upgrade\nSELECT 1;\n\n"
    "-- retort:downgrade\nSELECT 2;";

constexpr const char* good_told = "b2|a1,a2|left|c3,d4|2025-01-02T09:00:00Z|Backfill names: all of them|no";

}  // namespace

BOOST_AUTO_TEST_CASE(the_head_and_the_sections_of_a_sql_file) {
  const std::string plain = good;
  const std::string spellings[] = {plain, base::replace_all(plain, "\n", "\r\n"), "\xEF\xBB\xBF" + plain,
                                   plain + "\n", "/* A licence:\n revision: no */\n" + plain};
  for (const auto& text : spellings) {
    const auto reading = read(text);
    BOOST_TEST_REQUIRE(codes(reading) == "");
    const auto& revision = reading.revisions.front();
    BOOST_TEST(told(revision) == good_told);
    BOOST_TEST(base::trim(revision.sql(Direction::upgrade)) == "SELECT 1;");
    BOOST_TEST(base::trim(revision.sql(Direction::downgrade)) == "SELECT 2;");
    BOOST_TEST(revision.sha256() == base::sha256(text));
    // The section's line is where its bytes stand.
    const auto at = base::position_at(text, revision.upgrade.offset);
    BOOST_TEST(at.line == revision.upgrade.line);
    BOOST_TEST(at.column == 1);
  }
}

BOOST_AUTO_TEST_CASE(small_sql_files) {
  const auto base_only = read("-- revision: a\n-- retort:upgrade\n");
  BOOST_TEST_REQUIRE(codes(base_only) == "");
  BOOST_TEST(told(base_only.revisions.front()) == "a||||||yes");
  BOOST_TEST(!base_only.revisions.front().downgrade.present);
  BOOST_TEST(codes(read("-- revision: a\n-- revises:\n-- retort:upgrade")) == "");
  // A name with a comma is quoted in a list; alone it needs no quotes.
  const auto commas =
      read("-- revision: a,b\n-- revises: \"c,d\", e\n-- depends_on: \"f,\"\n-- retort:upgrade\n");
  BOOST_TEST_REQUIRE(codes(commas) == "");
  BOOST_TEST((commas.revisions.front().revises == std::vector<std::string>{"c,d", "e"}));
  BOOST_TEST((commas.revisions.front().depends_on == std::vector<std::string>{"f,"}));
  BOOST_TEST(commas.revisions.front().id == "a,b");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_sql_file) {
  struct {
    const char* text;
    const char* codes;
  } const cases[] = {
      {"", "R0201:0"},
      {"SELECT 1;", "R0209:1 R0201:0"},
      {"-- revision: a\nSELECT 1;\nSELECT 2;", "R0209:2 R0207:0"},
      {"-- revision: a\n-- retort:upgrad\n", "R0206:2 R0207:0"},
      {"-- revision: a\n-- retort:upgrade\n-- retort:upgrade\n", "R0206:3"},
      {"-- Text\n-- revision: a\n-- revsies: b\n-- retort:upgrade", "R0203:3"},
      {"-- Text\n-- revision: a\n-- revision: b\n-- retort:upgrade", "R0204:3"},
      {"-- revision: a\n-- transactional: maybe\n-- retort:upgrade", "R0205:2"},
      {"-- revision: a\n-- an ordinary comment: fine\n-- retort:upgrade", ""},
      {"-- M\xFCller\n-- revision: a\n", "R0202:1"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.text) {
      BOOST_TEST(codes(read(one.text)) == one.codes);
    }
  }
  BOOST_TEST(codes(read(std::string("-- revision: a\n-- retort:upgrade\nSELECT '\0';", 44))) == "R0202:3");
}

BOOST_AUTO_TEST_CASE(the_head_of_a_cpp_file) {
  const std::string text =
      "// RETORT_REVISION(\"no\")\n#include <retort/revision.hpp>\n#define RETORT_REVISION_X \\\n "
      "RETORT_REVISION(\"no\")\n"
      "/* RETORT_REVISION(\"nor this\") */ const char* s = \"RETORT_REVISION(\\\"no\\\")\"; const char q = "
      "'\"';\n"
      "RETORT_REVISION(\"b\" /* in */ \"2\", revises(\"a1\", \"a2\"), created(\"2025-01-02T09:00:00Z\"),\n"
      "  branch_labels(\"left\"), retort::depends_on(R\"(c3)\", \"d4\"), transactional(false),\n"
      "  message(\"Backfill \" R\"x(names)x\" \": all \\x6f\\146 them\"))\nvoid upgrade(Operations&) {}\n";
  for (const auto& one : {text, base::replace_all(text, "\n", "\r\n"), "\xEF\xBB\xBF" + text}) {
    const auto reading = read(one, "x.cpp");
    BOOST_TEST_REQUIRE(codes(reading) == "");
    BOOST_TEST(told(reading.revisions.front()) == good_told);
    BOOST_TEST(reading.revisions.front().line == 6);
    BOOST_TEST((reading.revisions.front().language == Language::cpp));
  }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_cpp_file) {
  struct {
    const char* text;
    const char* codes;
  } const cases[] = {
      {"int main() {}", "R0201:0"},
      {"RETORT_REVISION(ID)", "R0208:1"},
      {"\nRETORT_REVISION(\"a\", revises(parent))", "R0208:2"},
      {"RETORT_REVISION(\"a\", revise(\"b\"))", "R0203:1"},
      {"RETORT_REVISION(\"a\", revises(\"b\"), revises(\"c\"))", "R0204:1"},
      {"RETORT_REVISION(\"a\"", "R0208:1"},
      {"RETORT_REVISION(\"\")", "R0201:1"},
      {"RETORT_REVISION(\"a\", message(\"open))\n", "R0208:1"},
      {"RETORT_REVISION(\"a\", created(\"1\", \"2\"))", "R0205:1"},
  };
  for (const auto& one : cases) {
    BOOST_TEST_CONTEXT(one.text) {
      BOOST_TEST(codes(read(one.text, "x.cpp")) == one.codes);
    }
  }
}

BOOST_AUTO_TEST_CASE(problems_of_all_files_come_at_once) {
  const auto reading = read_revisions({{"b.sql", "m/b.sql", "nonsense"},
                                       {"a.cpp", "m/a.cpp", "nonsense"},
                                       {"c.sql", "m/c.sql", "-- revision: c\n-- retort:upgrade\n"}});
  BOOST_TEST(codes(reading) == "R0201:0 R0209:1 R0201:0");
  BOOST_TEST(reading.revisions.size() == 1U);
}
