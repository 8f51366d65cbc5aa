// A database of its own for a test case, on one server for the whole executable.
#pragma once

#include <pqxx/pqxx>
#include <string>

#include <retort/orm.hpp>

namespace orm_test {

/// A connection to a new database in which `sql` has run.
retort::Connection database_with(const std::string& sql);
/// Another connection to the database that `database_with` made last.
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
