// studio-tenants NAME: adds a tenant. studio-tenants: lists them. The database is $DATABASE_URL.
#include <cstdlib>
#include <iostream>
#include <pqxx/pqxx>

#include <retort/orm.hpp>

#include "tenant.orm.hpp"

int main(int argc, char** argv) {
  const char* url = std::getenv("DATABASE_URL");
  try {
    retort::Connection connection(url != nullptr ? url : "");
    pqxx::work tx(connection.pqxx());
    if (argc > 1) {
      studio::Tenant tenant;
      tenant.name = argv[1];
      retort::insert(tx, tenant);
    }
    for (const studio::Tenant& tenant :
         retort::select(tx, studio::tenants).order_by(studio::tenants.name).all())
      std::cout << tenant.name << "\n";
    tx.commit();
  } catch (const std::exception& error) {
    std::cerr << "studio-tenants: " << error.what() << "\n";
    return 1;
  }
}
