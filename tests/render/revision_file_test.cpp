#include "render/revision_file.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "ddl/ddl.hpp"
#include "golden.hpp"
#include "revision/revision.hpp"
#include "samples.hpp"

namespace retort::render {
namespace {

using namespace retort::operation;

const std::filesystem::path golden = GOLDEN_FOLDER;

RevisionHead head() {
  RevisionHead result;
  result.id = "ae1027a6acf2";
  result.revises = {"1975ea83b712"};
  result.created = "2025-01-01T12:00:00Z";
  result.message = "Add phone to users";
  return result;
}

Changes add_phone() {
  ColumnDefinition phone;
  phone.name = "phone";
  phone.type = "character varying(20)";
  Changes changes(1);
  changes[0].operation = AddColumn{{"users"}, phone};
  return changes;
}

Changes drop_phone() {
  Changes changes(1);
  changes[0].operation = DropColumn{{"users"}, "phone"};
  changes[0].loses_data = true;
  return changes;
}

BOOST_AUTO_TEST_SUITE(revision_file)

BOOST_AUTO_TEST_CASE(small_revisions) {
  samples::check_golden(golden / "add_phone.cpp", cpp_revision(head(), add_phone(), drop_phone()));
  samples::check_golden(golden / "add_phone.sql",
                        sql_revision(head(), add_phone(), drop_phone(), ddl::statements));
}

BOOST_AUTO_TEST_CASE(empty_revisions_with_a_full_head) {
  RevisionHead full = head();
  full.revises = {"1975ea83b712", "7c0d91e2b4aa"};
  full.branch_labels = {"billing"};
  full.depends_on = {"ffff00001111", "shop"};
  full.message = "Merge, \"by hand\"";
  full.transactional = false;
  samples::check_golden(golden / "empty.cpp", cpp_revision(full, {}, {}));
  samples::check_golden(golden / "empty.sql", sql_revision(full, {}, {}, ddl::statements));
}

BOOST_AUTO_TEST_CASE(heads_are_read_back) {
  RevisionHead full = head();
  full.revises = {"1975ea83b712", "7c0d91e2b4aa"};
  full.branch_labels = {"billing", "v1.0"};
  full.depends_on = {"ffff00001111"};
  full.message = "Merge, \"by hand\" \\ größer what?\?/";
  full.transactional = false;
  const std::pair<const char*, std::string> files[] = {
      {"x.cpp", cpp_revision(full, add_phone(), drop_phone())},
      {"x.sql", sql_revision(full, add_phone(), drop_phone(), ddl::statements)},
  };
  for (const auto& [name, content] : files) {
    const revision::Reading reading = revision::read_revision({name, name, content});
    BOOST_TEST(reading.problems.empty(), name);
    BOOST_REQUIRE_EQUAL(reading.revisions.size(), 1u);
    const revision::Revision& read = reading.revisions.front();
    BOOST_TEST(read.id == full.id);
    BOOST_TEST(read.revises == full.revises, boost::test_tools::per_element());
    BOOST_TEST(read.branch_labels == full.branch_labels, boost::test_tools::per_element());
    BOOST_TEST(read.depends_on == full.depends_on, boost::test_tools::per_element());
    BOOST_TEST(read.created == full.created);
    BOOST_TEST(read.message == full.message);
    BOOST_TEST(!read.transactional);
  }
}

BOOST_AUTO_TEST_CASE(a_base_has_no_parents) {
  RevisionHead base = head();
  base.revises.clear();
  BOOST_TEST(cpp_revision(base, {}, {}).find("revises") == std::string::npos);
  BOOST_TEST(sql_revision(base, {}, {}, ddl::statements).find("revises") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_operation) {
  for (const samples::Case& one : samples::every_operation()) {
    RevisionHead named = head();
    named.message = one.name;
    samples::check_golden(golden / "operations" / (one.name + ".cpp"), cpp_revision(named, one.changes, {}));
    samples::check_golden(golden / "operations" / (one.name + ".sql"),
                          sql_revision(named, one.changes, {}, ddl::statements));
  }
}

BOOST_AUTO_TEST_CASE(no_line_is_too_long) {
  for (const samples::Case& one : samples::every_operation()) {
    const std::string file = cpp_revision(head(), one.changes, {});
    std::size_t begin = 0;
    for (std::size_t end = 0; (end = file.find('\n', begin)) != std::string::npos; begin = end + 1) {
      const std::string line = file.substr(begin, end - begin);
      // SQL stands in a raw string as it is.
      if (one.name != "execute") BOOST_TEST(line.size() <= 110u, line);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_marker_in_a_statement_is_refused) {
  Changes changes(1);
  changes[0].operation = Execute{"SELECT 1;\n-- retort:downgrade\nSELECT 2", {}};
  BOOST_CHECK_EXCEPTION(sql_revision(head(), changes, {}, ddl::statements), Error,
                        [](const Error& error) { return error.code() == "R0506"; });
}

BOOST_AUTO_TEST_CASE(a_project_may_have_its_own_templates) {
  const auto folder = std::filesystem::temp_directory_path() / "retort_render_test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "revision.sql.mustache") << "-- ours: {{id}} {{message}}\n{{upgrade}}\n";
  RevisionHead quoted = head();
  quoted.message = "<a> & \"b\"";
  const std::string file = sql_revision(quoted, add_phone(), {}, ddl::statements, folder);
  BOOST_TEST(file == "-- ours: ae1027a6acf2 <a> & \"b\"\nALTER TABLE users ADD COLUMN phone varchar(20);\n");
  BOOST_TEST(cpp_revision(quoted, {}, {}, folder).find("RETORT_REVISION") != std::string::npos);

  std::ofstream(folder / "revision.sql.mustache") << "{{#has_id}} {{id}}\n";
  BOOST_CHECK_EXCEPTION(sql_revision(quoted, {}, {}, ddl::statements, folder), Error,
                        [](const Error& error) { return error.code() == "R0501"; });
  std::filesystem::remove_all(folder);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::render
