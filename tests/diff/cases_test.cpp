// Every file of cases/, run in both directions on a server: the plan is as expected, it brings the first
// schema to the second by our own reading and by pg_dump's, there is nothing left to do, and the plan back
// restores the first one. RETORT_UPDATE_GOLDEN=1 writes the expectations; RETORT_CASE=name,name* runs those
// cases; RETORT_SHARD=2/4 runs the second of four parts.
#include <algorithm>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <iostream>

#include "base/text.hpp"
#include "case_file.hpp"
#include "catalog/select.hpp"
#include "ddl/ddl.hpp"
#include "diff/diff.hpp"
#include "postgres/dump.hpp"
#include "postgres/query.hpp"
#include "postgres/sample_rows.hpp"
#include "postgres/statements.hpp"
#include "server.hpp"

namespace retort::diff {

std::ostream& operator<<(std::ostream& out, const CaseFile& one) {
  return out << one.path.filename().string();
}

namespace {

std::vector<CaseFile> selected_cases() {
  const char* folder = std::getenv("RETORT_CASES");  // Another one.
  std::vector<CaseFile> cases = read_cases(folder ? folder : DIFF_CASES);
  if (const char* names = std::getenv("RETORT_CASE")) {
    const std::vector<std::string> patterns = base::split(names, ',');
    std::erase_if(cases, [&](const CaseFile& one) {
      return std::none_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
        return catalog::matches(pattern, one.path.stem().string());
      });
    });
  }
  if (const char* shard = std::getenv("RETORT_SHARD")) {
    const std::vector<std::string> part = base::split(shard, '/');
    const std::size_t own = std::stoul(part.at(0)) - 1, parts = std::stoul(part.at(1));
    // Neighbours by name are alike, and take alike long.
    std::vector<CaseFile> taken;
    for (std::size_t i = own; i < cases.size(); i += parts) taken.push_back(cases[i]);
    return taken;
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

std::string difference_lines(const catalog::Catalog& have, const catalog::Catalog& want) {
  return base::join(describe(differences(have, want), "the result", "the goal"), "\n");
}

// Runs `changes` in `database`, and holds the result, which `have` is then, against `goal`.
std::string take(Database& database, const operation::Changes& changes, catalog::Catalog& have,
                 const catalog::Catalog& goal, const Dump& goal_dump, const catalog::Filter& filter) {
  const std::string text = readable(changes);
  try {
    const postgres::Contents before = postgres::read_contents(database.connection());
    postgres::run_each(database.connection(), ddl::psql_script(changes));
    BOOST_CHECK_EQUAL(
        base::join(postgres::losses(before, postgres::read_contents(database.connection())), "\n"), "");
  } catch (const Error& error) {
    BOOST_ERROR(error.what() << '\n' << error.diagnostics().front().excerpt << "\nin\n" << text);
    have = database.catalog(filter);
    return text;
  }
  have = database.catalog(filter);
  BOOST_CHECK_EQUAL(difference_lines(have, goal), "");
  BOOST_CHECK_EQUAL(readable(diff(have, goal)), "");
  BOOST_CHECK_EQUAL(
      base::join(postgres::dump_differences(database.dump(filter), goal_dump, "the result", "the goal"),
                 "\n"),
      "");
  return text;
}

BOOST_DATA_TEST_CASE(plan, boost::unit_test::data::make(selected_cases())) {
  CaseFile one = sample;
  catalog::Filter filter;
  filter.owners = filter.privileges = !one.roles.empty();
  filter.standard_comment = true;  // As in the dumps.
  create_roles(one.roles);
  create_tablespaces(one.tablespaces);
  if (one.version > server_version() / 10000 || one.until < server_version() / 10000) return;
  Database database(one.before);
  const catalog::Catalog before = database.catalog(filter);
  const Dump before_dump = database.dump(filter);
  Database other(one.after);
  Options options{one.renames};
  if (one.with_rows) postgres::fill_tables(database.connection());

  catalog::Catalog have = before;
  const catalog::Catalog after = other.catalog(filter);
  if (!one.renames.empty()) {
    Database renamed(one.before);
    postgres::run_script(renamed.connection(), ddl::script(renames(before, after, options)));
    options.renamed = std::make_shared<catalog::Catalog>(renamed.catalog(filter));
  }
  const std::string there =
      take(database, diff(before, after, options), have, after, other.dump(filter), filter);
  const std::string back = take(database, undo(before, have, options), have, before, before_dump, filter);
  // Other versions print some expressions in another way.
  const bool comparable = server_version() / 10000 == std::max(one.version, 15);
  if (std::getenv("RETORT_UPDATE_GOLDEN") && comparable) {
    one.expected = there;
    one.back = back;
    write_case(one);
  } else if (!std::getenv("RETORT_CASES") && comparable) {
    BOOST_CHECK_EQUAL(there, one.expected);
    BOOST_CHECK_EQUAL(back, one.back);
  }
}

}  // namespace

}  // namespace retort::diff
