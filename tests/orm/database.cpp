#include "database.hpp"

#include <retort/project.hpp>

#include "ddl/ddl.hpp"
#include "postgres/server.hpp"

/// Generated from models/.
retort::DeclaredSchema retort_declared_schema();

namespace orm_test {
namespace {

std::string url() {
  static const retort::postgres::ThrowawayServer server = retort::postgres::ThrowawayServer::start();
  return server.url("postgres");
}

}  // namespace

retort::Connection database_with_models() {
  static const std::string tables = retort::ddl::script(retort::ddl::create_all(retort_declared_schema()));
  retort::Connection connection(url());
  pqxx::nontransaction(connection.pqxx())
      .exec("DROP SCHEMA public CASCADE; DROP SCHEMA IF EXISTS shop CASCADE; CREATE SCHEMA public; " +
            tables);
  return connection;
}

retort::Connection connect_again() {
  return retort::Connection(url());
}

}  // namespace orm_test
