// What the server refuses, as exceptions that a program can tell apart. All are retort::Error.
//
// A refused statement has aborted its transaction, the libpqxx object too, as with every statement of
// libpqxx. Where a refusal is expected, work in a pqxx::subtransaction: only that is aborted.
#pragma once

#include <memory>
#include <string>

#include <retort/error.hpp>

namespace retort {

/// The server's own words about a refusal; any may be empty. `detail` and `hint` can quote values of rows, so
/// no message of Retort repeats them.
struct Refusal {
  std::string sqlstate = {};
  std::string message = {};
  std::string detail = {};
  std::string hint = {};
  std::string schema = {};
  std::string table = {};
  std::string column = {};
  std::string constraint = {};
};

/// A statement that the server refused. Code R0710 unless a class below says otherwise.
class StatementError : public Error {
 public:
  StatementError(Diagnostic diagnostic, Refusal refusal)
      : Error(std::move(diagnostic)), refusal_(std::make_shared<const Refusal>(std::move(refusal))) {}

  const Refusal& refusal() const noexcept { return *refusal_; }
  /// Five characters; PostgreSQL's manual lists them in appendix A.
  const std::string& sqlstate() const noexcept { return refusal_->sqlstate; }

 private:
  std::shared_ptr<const Refusal> refusal_;  // Shared, so that copying the exception cannot throw.
};

/// A row broke a constraint; `constraint()` names it (empty for NOT NULL, where `refusal().column` does).
class ConstraintViolation : public StatementError {
 public:
  using StatementError::StatementError;
  const std::string& constraint() const noexcept { return refusal().constraint; }
};

/// R0711, SQLSTATE 23505.
class UniqueViolation : public ConstraintViolation {
  using ConstraintViolation::ConstraintViolation;
};
/// R0712, SQLSTATE 23503 or 23001.
class ForeignKeyViolation : public ConstraintViolation {
  using ConstraintViolation::ConstraintViolation;
};
/// R0713, SQLSTATE 23502.
class NotNullViolation : public ConstraintViolation {
  using ConstraintViolation::ConstraintViolation;
};
/// R0714, SQLSTATE 23514.
class CheckViolation : public ConstraintViolation {
  using ConstraintViolation::ConstraintViolation;
};
/// R0715, SQLSTATE 23P01.
class ExclusionViolation : public ConstraintViolation {
  using ConstraintViolation::ConstraintViolation;
};
/// R0716, SQLSTATE 40001 or 40P01: another transaction was in the way. Run the whole transaction again.
class TransactionConflict : public StatementError {
  using StatementError::StatementError;
};
/// R0717: the server or the way to it is gone.
class ConnectionLost : public StatementError {
  using StatementError::StatementError;
};

}  // namespace retort
