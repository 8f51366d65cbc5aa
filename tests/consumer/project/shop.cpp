// A program on the generated types: it compiles only if the headers that the build generates reach it.
#include "customer.orm.hpp"

#include <iostream>

int main() {
  shop::Customer customer;
  customer.name = "Ann";
  std::cout << customer.name << "\n";
}
