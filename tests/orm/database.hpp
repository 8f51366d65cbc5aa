// An empty database for every test case, on one server for the whole executable.
#pragma once

#include <pqxx/pqxx>
#include <string>

#include <retort/orm.hpp>

namespace orm_test {

/// A connection to the database, in which nothing is but the tables of models/.
retort::Connection database_with_models();
/// Another connection to it.
retort::Connection connect_again();

/// The code of the Error that `call` throws; empty if none.
template <typename Call>
std::string code_of(const Call& call) {
  try {
    call();
  } catch (const retort::Error& error) {
    return error.code();
  }
  return {};
}

}  // namespace orm_test
