#include <boost/test/unit_test.hpp>

#include "ddl/ddl.hpp"
#include "golden.hpp"

namespace retort::ddl {
namespace {

TableDefinition table(Name name, std::vector<Name> referenced) {
  TableDefinition result;
  result.name = std::move(name);
  ColumnDefinition id;
  id.name = "id";
  id.type = "bigint";
  result.columns.push_back(id);
  result.primary_key = {{"", {"id"}, {}, {}, ""}};
  for (const Name& target : referenced) {
    ColumnDefinition column;
    column.name = target.name + "_id";
    column.type = "bigint";
    ForeignKey key;
    key.columns = {column.name};
    key.referenced_table = target;
    key.referenced_columns = {"id"};
    result.columns.push_back(std::move(column));
    result.foreign_keys.push_back(std::move(key));
  }
  return result;
}

DeclaredSchema example() {
  DeclaredSchema schema;
  schema.schemas = {{"shop", "What we sell"}, {"auth", ""}};
  schema.enums = {{{"shop", "colour"}, {"red", "green"}, ""}, {{"platform"}, {"web"}, "Where from"}};
  schema.sequences = {{{"numbers"}, {"", "10", "", "", "", "", false}, {"orders"}, "id", "Orders' numbers"}};
  schema.tables = {table({"lines"}, {{"public", "orders"}, {"shop", "articles"}}),
                   table({"orders"}, {{"customers"}, {"orders"}}), table({"customers"}, {{"addresses"}}),
                   table({"addresses"}, {{"customers"}}), table({"shop", "articles"}, {{"elsewhere"}})};
  IndexElement id;
  id.column = "id";
  IndexDefinition first;
  first.name = "ix_lines_id";
  first.table = {"lines"};
  first.elements = {id};
  IndexDefinition second = first;
  second.name = "ix_orders_id";
  second.table = {"orders"};
  schema.indexes = {second, first};
  schema.places = {{{"public", "orders"}, {"models/order.hpp", 5, 8}},
                   {{"platform"}, {"models/platform.hpp", 3, 1}}};
  return schema;
}

BOOST_AUTO_TEST_SUITE(creating_everything)

BOOST_AUTO_TEST_CASE(a_key_to_a_unique_index_waits_for_it) {
  DeclaredSchema schema;
  schema.tables = {table({"users"}, {}), table({"logins"}, {{"users"}})};
  schema.tables[0].primary_key.clear();
  IndexDefinition index;
  index.name = "ix_users_id";
  index.table = {"users"};
  index.elements.emplace_back().column = "id";
  index.unique = true;
  schema.indexes = {index};
  const std::string sql = script(create_all(schema));
  BOOST_TEST(sql.find("CREATE UNIQUE INDEX") < sql.find("FOREIGN KEY"));
  schema.tables[0].unique_constraints.emplace_back().columns = {"id"};
  const std::string inside = script(create_all(schema));
  BOOST_TEST(inside.find("FOREIGN KEY") < inside.find("CREATE UNIQUE INDEX"));
}

BOOST_AUTO_TEST_CASE(a_default_waits_for_the_sequence_of_another_table) {
  // `copies` comes before `notes` by its name, and `notes` refers to it.
  DeclaredSchema schema;
  schema.tables = {table({"a", "copies"}, {}), table({"a", "Notes"}, {{"a", "copies"}})};
  schema.tables[0].columns[0].default_sql = "nextval('a.\"Notes_id_seq\"'::regclass)";
  schema.tables[1].columns[0].type = "bigserial";
  const std::string sql = script(create_all(schema));
  BOOST_TEST(sql.find("CREATE TABLE a.\"Notes\"") < sql.find("CREATE TABLE a.copies"));
  BOOST_TEST(sql.find("CREATE TABLE a.copies") < sql.find("FOREIGN KEY"));
}

BOOST_AUTO_TEST_CASE(two_constraints_of_one_index_stay_two) {
  DeclaredSchema schema;
  schema.tables = {table({"notes"}, {})};
  for (const char* name : {"", "again", "third"}) {
    UniqueConstraint& unique = schema.tables[0].unique_constraints.emplace_back();
    unique.name = name;
    unique.columns = {"id"};
  }
  const std::string sql = script(create_all(schema));
  BOOST_TEST(sql.find("  UNIQUE (id)") != sql.npos);  // As the primary key; no name sets it apart.
  BOOST_TEST(sql.find("ALTER TABLE notes ADD CONSTRAINT again UNIQUE (id)") != sql.npos);
  BOOST_TEST(sql.find("ALTER TABLE notes ADD CONSTRAINT third UNIQUE (id)") != sql.npos);
}

BOOST_AUTO_TEST_CASE(foreign_keys_decide_the_order) {
  samples::check_golden(std::filesystem::path(GOLDEN_FOLDER) / "create_all.sql",
                        script(create_all(example())));
}

BOOST_AUTO_TEST_CASE(the_order_of_declaration_does_not_matter) {
  DeclaredSchema turned = example();
  std::reverse(turned.tables.begin(), turned.tables.end());
  std::reverse(turned.indexes.begin(), turned.indexes.end());
  std::reverse(turned.enums.begin(), turned.enums.end());
  std::reverse(turned.schemas.begin(), turned.schemas.end());
  BOOST_TEST(script(create_all(turned)) == script(create_all(example())));
}

BOOST_AUTO_TEST_CASE(changes_know_the_header) {
  for (const operation::Change& change : create_all(example())) {
    if (const auto* create = std::get_if<operation::CreateTable>(&change.operation)) {
      BOOST_TEST((change.place.line == 5) == (create->table.name.name == "orders"));
    }
    if (const auto* create = std::get_if<operation::CreateEnum>(&change.operation)) {
      BOOST_TEST((change.place.line == 3) == (create->definition.name.name == "platform"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace retort::ddl
