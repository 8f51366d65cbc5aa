#include <boost/test/unit_test.hpp>

#include "ddl/ddl.hpp"
#include "golden.hpp"
#include "samples.hpp"

namespace retort::ddl {
namespace {

using namespace retort::operation;

BOOST_AUTO_TEST_SUITE(statements_of_operations)

BOOST_AUTO_TEST_CASE(every_operation) {
  for (const samples::Case& one : samples::every_operation()) {
    samples::check_golden(std::filesystem::path(GOLDEN_FOLDER) / (one.name + ".sql"), script(one.changes));
  }
}

BOOST_AUTO_TEST_CASE(parameters_stand_where_the_server_would_see_them) {
  const std::vector<std::string> values = {"'a'", "-1", "NULL"};
  const struct {
    const char* sql;
    const char* expected;
  } cases[] = {
      {"SELECT $1, $2, $3", "SELECT 'a', (-1), NULL"},
      {"SELECT '$1', $1, $2, $3;", "SELECT '$1', 'a', (-1), NULL"},
      {"SELECT E'\\'$1', $1||$2, $3", "SELECT E'\\'$1', 'a'||(-1), NULL"},
      {"SELECT \"$1\", $1, $2, $3", "SELECT \"$1\", 'a', (-1), NULL"},
      {"SELECT -- $1\n $1, $2, $3", "SELECT -- $1\n 'a', (-1), NULL"},
      {"SELECT /* $1 /* $2 */ $3 */ $1, $2, $3", "SELECT /* $1 /* $2 */ $3 */ 'a', (-1), NULL"},
      {"SELECT $$ $1 $$, $x$ $2 $$ $x$, $1, $2, $3", "SELECT $$ $1 $$, $x$ $2 $$ $x$, 'a', (-1), NULL"},
      {"SELECT a$1, $1, 5-$2, $3", "SELECT a$1, 'a', 5-(-1), NULL"},
  };
  for (const auto& c : cases) {
    BOOST_TEST(statements(Operation(Execute{c.sql, values})).at(0) == c.expected);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_said_is_refused) {
  TableDefinition two_keys;
  two_keys.name = {"t"};
  two_keys.primary_key = {PrimaryKey{}, PrimaryKey{}};
  ColumnDefinition both;
  both.name = "a";
  both.type = "integer";
  both.default_sql = "1";
  both.generated = "2";
  ColumnDefinition untyped;
  untyped.name = "a";
  CheckConstraint nameless;
  nameless.expression = "true";
  nameless.comment = "Why";
  ForeignKey uneven;
  uneven.columns = {"a", "b"};
  uneven.referenced_table = {"t"};
  uneven.referenced_columns = {"id"};
  AlterColumn collation;
  collation.table = {"t"};
  collation.column = "a";
  collation.collation = "\"C\"";
  IndexDefinition no_keys;
  no_keys.name = "ix";
  no_keys.table = {"t"};
  const struct {
    const char* code;
    Operation operation;
  } cases[] = {
      {"R0502", CreateTable{two_keys}},
      {"R0502", AddColumn{{"t"}, both}},
      {"R0502", AddColumn{{"t"}, untyped}},
      {"R0502", AddConstraint{{"t"}, nameless}},
      {"R0502", AddConstraint{{"t"}, uneven}},
      {"R0502", AddConstraint{{"t"}, PrimaryKey{}}},
      {"R0502", collation},
      {"R0502", CreateIndex{no_keys}},
      {"R0502", DropTable{{""}}},
      {"R0503", Execute{"SELECT $2", {"1"}}},
      {"R0503", Execute{"SELECT 1", {"1"}}},
      {"R0503", Execute{"SELECT $0, $1", {"1"}}},
      {"R0503", Execute{"SELECT $99999999999999999999, $1", {"1"}}},
      {"R0504", DropTable{{std::string(64, 'x')}}},
      {"R0505", BulkInsert{{"t"}, {"a", "b"}, {{"1"}}}},
  };
  for (const auto& c : cases) {
    BOOST_CHECK_EXCEPTION(statements(c.operation), Error,
                          [&](const Error& error) { return error.code() == c.code; });
  }
  BOOST_TEST(statements(Operation(DropTable{{std::string(63, 'x')}})).size() == 1u);
}

BOOST_AUTO_TEST_CASE(errors_name_the_line_of_the_revision) {
  Change change;
  change.operation = DropTable{{""}};
  change.place = {"migrations/x.cpp", 12, 3};
  const auto names_the_line = [](const Error& error) {
    return error.diagnostics().front().place == Place{"migrations/x.cpp", 12, 3};
  };
  BOOST_CHECK_EXCEPTION(script({change}), Error, names_the_line);
}

BOOST_AUTO_TEST_CASE(a_comment_at_the_end_takes_nothing_with_it) {
  const struct {
    const char* sql;
    const char* expected;
  } cases[] = {
      {"SELECT 1 -- one", "SELECT 1 -- one\n;\n"},
      {"SELECT 1 -- one;", "SELECT 1 -- one\n;\n"},
      {"SELECT '-- one'", "SELECT '-- one';\n"},
      {"SELECT 1 -- one\n", "SELECT 1 -- one\n;\n"},
      {"SELECT 1 /* -- one */;", "SELECT 1 /* -- one */;\n"},
      {"SELECT $$ -- $$", "SELECT $$ -- $$;\n"},
  };
  for (const auto& c : cases) {
    Change change;
    change.operation = Execute{c.sql, {}};
    BOOST_TEST(script({change}) == c.expected);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::ddl
