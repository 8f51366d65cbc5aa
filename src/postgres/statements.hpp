// Where one SQL statement ends and the next begins, found with PostgreSQL's own scanner (libpg_query).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace retort::postgres {

/// A statement's bytes within the script, without the separating semicolon and surrounding space.
struct StatementSpan {
  std::size_t offset;
  std::size_t length;
  /// BEGIN, COMMIT, ROLLBACK, … : a statement that starts or ends a transaction.
  bool controls_transaction;
};

/// Works for syntax that the linked parser does not know (a newer server's) by falling back to its scanner.
std::vector<StatementSpan> split_statements(std::string_view script);

}  // namespace retort::postgres
