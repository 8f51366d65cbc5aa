#include <boost/test/unit_test.hpp>

#include "folder.hpp"
#include "import/alembic.hpp"

namespace retort::imports {
namespace {

std::string half(const std::string& statements, const std::string& more = "") {
  return R"({"present": true, "statements": [)" + statements +
         R"(], "problem": "", "source": "", "notes": [], "transactional": true)" + more + "}";
}

std::string revision(const std::string& id, const std::string& revises, const std::string& up,
                     const std::string& more = "") {
  return R"({"id": ")" + id + R"(", "revises": [)" + revises +
         R"(], "branch_labels": [], "depends_on": [], "message": "M", "more": "", "created": "", "file": "versions/)" +
         id + R"(_m.py", "upgrade": )" + half(up) + R"(, "downgrade": )" + half("") + more + "}";
}

std::string run(const std::string& keywords, const std::string& revisions) {
  return R"({"keywords": [)" + keywords +
         R"(], "version_table": "alembic_version", "version_table_schema": "", "strays": [], "revisions": [)" +
         revisions + "]}";
}

std::string answer(const std::string& runs, const std::string& problem = "") {
  return R"({"alembic": "1", "sqlalchemy": "1", "env_problem": ")" + problem + R"(", "runs": [)" + runs +
         "]}";
}

BOOST_AUTO_TEST_SUITE(alembic_answer)

BOOST_AUTO_TEST_CASE(becomes_a_history) {
  const History history =
      read_alembic(answer(run("", revision("abc123", "", "\"CREATE TABLE t ()\", \"SELECT 1 -- end\"") + "," +
                                      revision("def456", "\"abc\"", "\"VACUUM\"")),
                          "ValueError: x"));
  BOOST_TEST(history.version_table.name == "alembic_version");
  BOOST_REQUIRE(history.revisions.size() == 2u);
  BOOST_TEST(history.revisions[0].upgrade.sql.find("CREATE TABLE t ();\n") != std::string::npos);
  BOOST_TEST(history.revisions[0].upgrade.sql.find("SELECT 1 -- end\n;\n") != std::string::npos);
  BOOST_TEST(history.revisions[0].stem == "abc123_m");
  BOOST_TEST(history.revisions[0].transactional);
  BOOST_TEST(history.revisions[1].revises.front() == "abc123");
  BOOST_TEST(!history.revisions[1].transactional);
  BOOST_REQUIRE(history.notes.size() == 1u);
  BOOST_TEST(history.notes[0].find("ValueError: x") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(takes_one_of_several_databases) {
  const std::string two = answer(run("\"users\"", revision("a", "", "\"SELECT 'users'\"")) + "," +
                                 run("\"bills\"", revision("a", "", "\"SELECT 'bills'\"")));
  BOOST_TEST(
      error_of([&] {
        read_alembic(two);
      }).starts_with("R0642 env.py runs the revisions 2 times over, for several databases (users, bills)"));
  BOOST_TEST(read_alembic(two, "bills").revisions[0].upgrade.sql.find("'bills'") != std::string::npos);
  BOOST_TEST(read_alembic(two, "users").revisions[0].upgrade.sql.find("'users'") != std::string::npos);
  BOOST_TEST(error_of([&] { read_alembic(two, "other"); }) ==
             "R0642 env.py migrates no database `other` | it migrates users, bills");
  BOOST_TEST(error_of([&] {
               read_alembic(answer(run("", revision("a", "", ""))), "x");
             }).ends_with("| leave --database out"));
}

BOOST_AUTO_TEST_CASE(says_what_is_no_answer) {
  for (const char* text : {"", "{}", "[]", R"({"runs": [{}], "env_problem": ""})"})
    BOOST_TEST(error_of([&] { read_alembic(text); }).starts_with("R0641 "), text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::imports
