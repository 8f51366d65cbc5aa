#include "database.hpp"

#include "postgres/server.hpp"

namespace orm_test {
namespace {

int databases = 0;

std::string url_of(const std::string& database) {
  static const retort::postgres::ThrowawayServer server = retort::postgres::ThrowawayServer::start();
  return server.url(database);
}

}  // namespace

retort::Connection database_with(const std::string& sql) {
  const std::string name = "orm_" + std::to_string(++databases);
  retort::Connection server(url_of("postgres"));
  pqxx::nontransaction(server.pqxx()).exec("CREATE DATABASE " + name);
  retort::Connection connection(url_of(name));
  pqxx::nontransaction(connection.pqxx()).exec(sql);
  return connection;
}

retort::Connection connect_again() {
  return retort::Connection(url_of("orm_" + std::to_string(databases)));
}

}  // namespace orm_test
