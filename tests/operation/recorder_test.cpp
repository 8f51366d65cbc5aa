#include "operation/recorder.hpp"

#include <boost/test/unit_test.hpp>

namespace retort::operation {
namespace {

using namespace retort::revision_vocabulary;

template <class T>
T only(RevisionFunction function) {
  const Changes changes = record(function);
  BOOST_REQUIRE_EQUAL(changes.size(), 1u);
  return std::get<T>(changes.front().operation);
}

// A word that means nothing to a part does not compile.
static_assert(WordOf<NotNull, ColumnPart> && !WordOf<NotNull, IndexParts> && !WordOf<ActionWord, ColumnPart>);
static_assert(WordOf<Cycle, SequenceParts> && WordOf<Cycle, IdentityPart> && !WordOf<Cycle, TableParts>);
static_assert(WordOf<OwnedBy, SequenceParts> && !WordOf<OwnedBy, IdentityPart>);
static_assert(WordOf<MatchFull, ForeignKeyPart> && !WordOf<MatchFull, UniquePart>);
static_assert(WordOf<NewName, ColumnParts> && !WordOf<UniqueWord, ColumnParts>);
static_assert(WordOf<Descending, IndexKey> && !WordOf<Descending, IndexParts>);

BOOST_AUTO_TEST_SUITE(recorder)

BOOST_AUTO_TEST_CASE(constraints_beside_columns_become_the_tables_own) {
  const auto table =
      only<CreateTable>([](Operations& op) {
        op.create_table("messages", column("id", bigint, primary_key),
                        column("slug", text, unique, check("slug <> ''")),
                        column("channel_id", bigint, references("channels", "id", on_delete(cascade))));
      }).table;
  BOOST_TEST(table.columns.size() == 3u);
  BOOST_TEST(!table.columns[0].nullable);
  BOOST_TEST(table.columns[1].nullable);
  BOOST_TEST(table.primary_key.at(0).columns.at(0) == "id");
  BOOST_TEST(table.unique_constraints.at(0).columns.at(0) == "slug");
  BOOST_TEST(table.checks.at(0).expression == "slug <> ''");
  BOOST_TEST(table.foreign_keys.at(0).columns.at(0) == "channel_id");
  BOOST_TEST(table.foreign_keys.at(0).referenced_columns.at(0) == "id");
  BOOST_TEST((table.foreign_keys.at(0).on_delete == Action::cascade));
}

BOOST_AUTO_TEST_CASE(a_part_may_be_used_twice) {
  const Changes changes = record([](Operations& op) {
    const std::string prefix = "a";
    const auto created = column(prefix + "_rather_long_name_for_a_column", timestamptz, not_null);
    const auto key = references("channels", "id");
    op.create_table("a", created, column("x", bigint, key));
    op.create_table("b", created, column("y", bigint, key));
  });
  const auto& first = std::get<CreateTable>(changes.at(0).operation).table;
  const auto& second = std::get<CreateTable>(changes.at(1).operation).table;
  BOOST_TEST((first.columns[0] == second.columns[0]));
  BOOST_TEST(first.columns[0].name == "a_rather_long_name_for_a_column");
  BOOST_TEST(first.foreign_keys.at(0).columns.at(0) == "x");
  BOOST_TEST(second.foreign_keys.at(0).columns.at(0) == "y");
}

BOOST_AUTO_TEST_CASE(add_column_adds_what_stands_beside_it) {
  const Changes changes = record([](Operations& op) {
    op.add_column(name("auth", "users"), column("channel_id", bigint, references("channels", "id"), unique));
  });
  BOOST_REQUIRE_EQUAL(changes.size(), 3u);
  BOOST_TEST(std::get<AddColumn>(changes[0].operation).column.name == "channel_id");
  const auto& added = std::get<AddConstraint>(changes[1].operation);
  BOOST_TEST(added.table.schema == "auth");
  BOOST_TEST(std::holds_alternative<UniqueConstraint>(added.constraint));
}

BOOST_AUTO_TEST_CASE(a_new_name_comes_last) {
  const Changes changes = record([](Operations& op) {
    op.alter_column("users", "email", rename("mail"), comment("Where to"), type(text), not_null);
  });
  BOOST_REQUIRE_EQUAL(changes.size(), 3u);
  BOOST_TEST(std::get<AlterColumn>(changes[0].operation).type == "text");
  BOOST_TEST(std::get<SetComment>(changes[1].operation).object == "COLUMN users.email");
  BOOST_TEST(std::get<RenameColumn>(changes[2].operation).to == "mail");
}

BOOST_AUTO_TEST_CASE(values_become_literals) {
  const auto insert = only<BulkInsert>([](Operations& op) {
    op.bulk_insert("t", {"a", "b", "c", "d", "e", "f"},
                   {{1, -2L, 3.25, true, nullptr, "it's"},
                    {18446744073709551615ULL, 0.1, sql("now()"), false, "\\", ""}});
  });
  const std::vector<std::string> first = {"1", "-2", "3.25", "true", "NULL", "'it''s'"};
  const std::vector<std::string> second = {"18446744073709551615", "0.1", "now()", "false", "E'\\\\'", "''"};
  BOOST_TEST(insert.rows.at(0) == first, boost::test_tools::per_element());
  BOOST_TEST(insert.rows.at(1) == second, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_row_of_two_texts_is_one_row) {
  const auto insert = only<BulkInsert>([](Operations& op) { op.bulk_insert("t", {"a", "b"}, {{"x", "y"}}); });
  BOOST_REQUIRE_EQUAL(insert.rows.size(), 1u);
  BOOST_TEST(insert.rows[0].size() == 2u);
}

BOOST_AUTO_TEST_CASE(rows_may_be_computed) {
  const auto insert = only<BulkInsert>([](Operations& op) {
    std::vector<std::vector<Value>> rows;
    for (int i = 0; i < 3; ++i) rows.push_back({"row " + std::to_string(i), i});
    op.bulk_insert("t", {"a", "b"}, rows);
  });
  BOOST_REQUIRE_EQUAL(insert.rows.size(), 3u);
  BOOST_TEST(insert.rows[2] == (std::vector<std::string>{"'row 2'", "2"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::operation
