// Every file of cases/, run in both directions on a server: the plan is as expected, it brings the first
// schema to the second by our own reading and by pg_dump's, there is nothing left to do, and the plan back
// restores the first one. RETORT_UPDATE_GOLDEN=1 writes the expectations; RETORT_CASE=name runs one case.
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <iostream>

#include "base/text.hpp"
#include "case_file.hpp"
#include "ddl/ddl.hpp"
#include "diff/diff.hpp"
#include "postgres/query.hpp"
#include "server.hpp"

namespace retort::diff {

std::ostream& operator<<(std::ostream& out, const CaseFile& one) {
  return out << one.path.filename().string();
}

namespace {

std::vector<CaseFile> selected_cases() {
  std::vector<CaseFile> cases = read_cases(DIFF_CASES);
  if (const char* name = std::getenv("RETORT_CASE")) {
    std::erase_if(cases, [&](const CaseFile& one) { return one.path.stem() != name; });
  }
  return cases;
}

std::string readable(const operation::Changes& changes) {
  std::string text;
  for (const operation::Change& change : changes) {
    if (!change.comment.empty())
      text += (change.loses_data ? "-- loses data: " : "-- ") + change.comment + '\n';
    for (const std::string& statement : ddl::statements(change)) text += statement + ";\n";
  }
  return text;
}

void apply(Connection& connection, const operation::Changes& changes) {
  if (changes.empty()) return;
  postgres::run_script(connection, "BEGIN;\n" + ddl::script(changes) + "COMMIT;");
}

std::string difference_lines(const catalog::Catalog& have, const catalog::Catalog& want) {
  return base::join(describe(differences(have, want), "the result", "the goal"), "\n");
}

// Takes `database` to `goal` and holds the result against it.
std::string take(Database& database, const catalog::Catalog& goal, const std::string& goal_dump,
                 const Options& options) {
  const operation::Changes changes = diff(database.catalog(), goal, options);
  const std::string text = readable(changes);
  try {
    apply(database.connection(), changes);
  } catch (const Error& error) {
    BOOST_ERROR(error.what() << '\n' << error.diagnostics().front().excerpt << "\nin\n" << text);
    return text;
  }
  const catalog::Catalog result = database.catalog();
  BOOST_CHECK_EQUAL(difference_lines(result, goal), "");
  BOOST_CHECK_EQUAL(readable(diff(result, goal)), "");
  BOOST_CHECK_EQUAL(database.dump(), goal_dump);
  return text;
}

BOOST_DATA_TEST_CASE(plan, boost::unit_test::data::make(selected_cases())) {
  CaseFile one = sample;
  Database database(one.before);
  const catalog::Catalog before = database.catalog();
  const std::string before_dump = database.dump();
  Database other(one.after);
  const Options options{one.renames};

  const std::string there = take(database, other.catalog(), other.dump(), options);
  const std::string back = take(database, before, before_dump, reversed(options));
  if (std::getenv("RETORT_UPDATE_GOLDEN")) {
    one.expected = there;
    one.back = back;
    write_case(one);
  } else {
    BOOST_CHECK_EQUAL(there, one.expected);
    BOOST_CHECK_EQUAL(back, one.back);
  }
}

}  // namespace

}  // namespace retort::diff
