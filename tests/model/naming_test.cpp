#include "model/naming.hpp"

#include <boost/test/unit_test.hpp>

using namespace retort;
using namespace retort::model;

namespace {

template <class Constraint>
Constraint on(std::vector<std::string> columns, std::string name = "") {
  Constraint constraint;
  constraint.name = std::move(name);
  constraint.columns = std::move(columns);
  return constraint;
}

CheckConstraint check(std::string expression) {
  CheckConstraint constraint;
  constraint.expression = std::move(expression);
  return constraint;
}

IndexDefinition index_on(std::string column, std::string name) {
  IndexDefinition index;
  index.name = std::move(name);
  index.table = {"app", "users"};
  index.elements.emplace_back().column = std::move(column);
  return index;
}

DeclaredSchema two_tables() {
  TableDefinition roles;
  roles.name = "roles";
  roles.primary_key.push_back(on<PrimaryKey>({"id"}));
  TableDefinition users;
  users.name = {"app", "users"};
  users.primary_key.push_back(on<PrimaryKey>({"tenant", "id"}));
  users.unique_constraints.push_back(on<UniqueConstraint>({"email"}));
  users.unique_constraints.push_back(on<UniqueConstraint>({"phone"}, "my_own"));
  users.foreign_keys.push_back(on<ForeignKey>({"role_id"}));
  users.foreign_keys.back().referenced_table = "roles";
  users.checks.push_back(check("age > 0"));
  users.checks.push_back(check("age < 200"));
  DeclaredSchema schema;
  schema.tables = {roles, users};
  schema.indexes.push_back(index_on("email", "ix_users_email"));
  schema.indexes.push_back(index_on("age", "mine"));
  return schema;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_convention_names_what_has_no_name) {
  DeclaredSchema schema = two_tables();
  apply_naming(schema, {"pk_{table}", "uq_{table}_{columns}",
                        "fk_{table}_{columns}_{referred_table}_{referred_columns}", "ck_{table}_{number}", "",
                        "idx_{table}__{columns}"});
  const TableDefinition& users = schema.tables[1];
  BOOST_TEST(users.primary_key[0].name == "pk_users");
  BOOST_TEST(users.unique_constraints[0].name == "uq_users_email");
  BOOST_TEST(users.unique_constraints[1].name == "my_own");
  BOOST_TEST(users.foreign_keys[0].name == "fk_users_role_id_roles_id");
  BOOST_TEST(users.checks[1].name == "ck_users_2");
  BOOST_TEST(schema.indexes[0].name == "idx_users__email");
  BOOST_TEST(schema.indexes[1].name == "mine");
}

BOOST_AUTO_TEST_CASE(without_a_convention_nothing_changes) {
  DeclaredSchema schema = two_tables();
  const DeclaredSchema before = schema;
  apply_naming(schema, {});
  BOOST_TEST((schema.tables == before.tables));
  BOOST_TEST((schema.indexes == before.indexes));
}

BOOST_AUTO_TEST_CASE(long_names_are_shortened_to_what_the_server_keeps) {
  DeclaredSchema schema = two_tables();
  Naming naming;
  naming.primary_key = std::string(80, 'p') + "{table}";
  apply_naming(schema, naming);
  BOOST_TEST(schema.tables[0].primary_key[0].name.size() == 63u);
  BOOST_TEST(schema.tables[0].primary_key[0].name != schema.tables[1].primary_key[0].name);
}
