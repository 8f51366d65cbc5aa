// One statement of the runtime on the session under a libpqxx transaction, through libpq.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <retort/connection.hpp>
#include <retort/query.hpp>

struct pg_result;

namespace retort::orm {

/// The rows of a statement that succeeded. Texts live as long as this.
class Result {
 public:
  explicit Result(pg_result* result);

  int rows() const;
  /// Empty for NULL.
  std::optional<std::string_view> value(int row, int column) const;
  /// How many rows an INSERT, UPDATE or DELETE touched.
  long long affected() const;

 private:
  std::shared_ptr<pg_result> result_;
};

/// Numbers the parameters and runs. Throws Error R0702 for a parameter with a NUL byte, R0706 for a
/// transaction that is over, and as <retort/database_error.hpp> where the server refuses. `action` begins the
/// message: "insert into threads".
Result run(::pqxx::transaction_base& tx, const detail::Expression& statement, const std::string& action);

/// `statement` with `$1`, `$2`, … in the places of its parameters.
std::string numbered(const detail::Expression& statement);

}  // namespace retort::orm
