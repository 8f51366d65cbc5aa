// studio-projects: how many projects there are. The database is $DATABASE_URL.
#include <cstdlib>
#include <iostream>
#include <pqxx/pqxx>

#include <retort/orm.hpp>

#include "project.orm.hpp"

int main() {
  const char* url = std::getenv("DATABASE_URL");
  try {
    retort::Connection connection(url != nullptr ? url : "");
    pqxx::work tx(connection.pqxx());
    std::cout << retort::select(tx, studio::projects).count() << " projects\n";
  } catch (const std::exception& error) {
    std::cerr << "studio-projects: " << error.what() << "\n";
    return 1;
  }
}
