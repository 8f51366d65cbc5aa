// A program on the generated types. The database is $DATABASE_URL; `migrate` brings its schema up.
//
//   service customer EMAIL NAME     adds one
//   service purchase EMAIL CENTS    adds one
//   service list
//   service health                  exit status 1 if the database does not answer or has no schema yet
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <pqxx/pqxx>
#include <retort/orm.hpp>

#include "customer.orm.hpp"
#include "purchase.orm.hpp"

namespace {

using app::customers;
using app::purchases;

int add_customer(pqxx::work& tx, const std::string& email, const std::string& name) {
  app::Customer customer;
  customer.email = email;
  customer.name = name;
  std::cout << "customer " << retort::insert(tx, customer).id << "\n";
  return 0;
}

int add_purchase(pqxx::work& tx, const std::string& email, const std::string& cents) {
  const auto customer = retort::select(tx, customers).where(customers.email == email).first();
  if (!customer) {
    std::cerr << "service: nobody has the address " << email << "\n";
    return 1;
  }
  app::Purchase purchase;
  purchase.customer_id = customer->id;
  purchase.cents = std::stoll(cents);
  std::cout << "purchase " << retort::insert(tx, purchase).id << "\n";
  return 0;
}

int list(pqxx::work& tx) {
  for (const app::Customer& customer : retort::select(tx, customers).order_by(customers.email).all()) {
    const auto open = retort::select(tx, purchases)
                          .where(purchases.customer_id == customer.id && purchases.state == app::PurchaseState::open)
                          .count();
    std::cout << customer.email << "  " << customer.name << "  " << open << " open\n";
  }
  return 0;
}

int run(const std::vector<std::string>& words) {
  const std::string what = words.empty() ? "" : words.front();
  const char* url = std::getenv("DATABASE_URL");
  if (url == nullptr || what.empty()) {
    std::cerr << "usage: DATABASE_URL=... service customer EMAIL NAME | purchase EMAIL CENTS | list | health\n";
    return 2;
  }
  retort::Connection connection(url);
  pqxx::work tx(connection.pqxx());
  int status = 2;
  if (what == "customer" && words.size() == 3) status = add_customer(tx, words[1], words[2]);
  if (what == "purchase" && words.size() == 3) status = add_purchase(tx, words[1], words[2]);
  if (what == "list") status = list(tx);
  if (what == "health") {
    std::cout << "healthy: " << retort::select(tx, customers).count() << " customers\n";
    status = 0;
  }
  if (status == 0) tx.commit();
  return status;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "service: " << error.what() << "\n";
    return 1;
  }
}
