// Where one SQL statement ends and the next begins.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <retort/connection.hpp>
#include <retort/error.hpp>

namespace retort::postgres {

/// A statement's bytes within the script, from its first token to its last: without the separating semicolon,
/// and without the space and the comments around it.
struct StatementSpan {
  std::size_t offset;
  std::size_t length;
  /// BEGIN, COMMIT, ROLLBACK, PREPARE TRANSACTION, … : it starts or ends a transaction. Savepoints do not.
  bool controls_transaction;

  bool operator==(const StatementSpan&) const = default;
};

/// The statements in their order; empty ones are left out. Never fails: syntax that the linked parser does
/// not know (a newer server's, or wrong) is split by the rules of psql.
std::vector<StatementSpan> split_statements(std::string_view script);

/// By the rules of psql alone.
std::vector<StatementSpan> split_statements_without_grammar(std::string_view script);

/// Runs the statements one by one, as psql does: what stands outside of transactions is sent by itself. An
/// open transaction is rolled back before a refusal is thrown (ServerError), with the statement in `refused`.
void run_each(Connection& connection, const std::string& script, std::string* refused = nullptr);

/// Something in a script that no server understands, and where.
struct Misplaced {
  std::size_t offset;
  Diagnostic diagnostic;  ///< Without a place.
};

/// The first thing in the script that only psql understands: a backslash command (R0402), rows after COPY
/// FROM STDIN (R0403).
std::optional<Misplaced> find_psql_only(std::string_view script);

}  // namespace retort::postgres
