#include "database.hpp"

#include "postgres/server.hpp"

namespace orm_test {
namespace {

std::string url() {
  static const retort::postgres::ThrowawayServer server = retort::postgres::ThrowawayServer::start();
  return server.url("postgres");
}

}  // namespace

retort::Connection database_with(const std::string& sql) {
  retort::Connection connection(url());
  pqxx::nontransaction(connection.pqxx()).exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public; " + sql);
  return connection;
}

retort::Connection connect_again() {
  return retort::Connection(url());
}

}  // namespace orm_test
