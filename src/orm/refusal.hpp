// From libpq's report of a refused statement to the exception that says it.
#pragma once

#include <string>

#include <retort/database_error.hpp>

struct pg_conn;
struct pg_result;

namespace retort::orm {

/// Throws the class of <retort/database_error.hpp> that the SQLSTATE asks for. `action` begins the message.
[[noreturn]] void refuse(const std::string& action, Refusal refusal);
/// The same for a statement that libpq has sent.
[[noreturn]] void refuse(const pg_conn* connection, const pg_result* result, const std::string& action);
/// Throws ConnectionLost. An empty message gets a word of ours.
[[noreturn]] void lost(const std::string& action, std::string message);

}  // namespace retort::orm
