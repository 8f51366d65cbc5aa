// From libpq's report of a refused statement to the exception that says it.
#pragma once

#include <string>

struct pg_conn;
struct pg_result;

namespace retort::orm {

/// Throws the class of <retort/database_error.hpp> that the SQLSTATE asks for.
[[noreturn]] void refuse(const pg_conn* connection, const pg_result* result, const std::string& action);

}  // namespace retort::orm
