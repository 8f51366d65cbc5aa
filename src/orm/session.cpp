// libpqxx keeps its own idea of the transaction's state, and libpq's is the server's. The runtime keeps them
// together: it asks libpq whether there is a transaction to work in, and aborts libpqxx's object when the
// server refuses a statement, as libpqxx itself does. Otherwise commit() would report success for what the
// server rolls back.
//
// Parameters travel as text without types: the server takes each from its place (the column it is compared
// with or stored in), which is right for domains, enums and varchar alike.
#include "orm/session.hpp"

#include <cstdlib>
#include <libpq-fe.h>
#include <pqxx/except>
#include <pqxx/nontransaction>
#include <pqxx/subtransaction>
#include <string>

#include "orm/failure.hpp"
#include "orm/refusal.hpp"
#include "postgres/libpqxx.hpp"

namespace retort::orm {
namespace {

[[noreturn]] void over() {
  fail("R0706", "the transaction is over",
       "it was committed, aborted, or one of its statements was refused: open another one");
}

/// libpqxx 6 sets the savepoint with the first statement that it runs itself, and only libpqxx knows whether
/// this one is over: an empty statement asks it, for a round trip.
void require_savepoint(::pqxx::subtransaction& tx, const std::string& action) {
  try {
    tx.exec("");
  } catch (const ::pqxx::usage_error&) {
    over();
  } catch (const ::pqxx::broken_connection& error) {
    lost(action, error.what());
  } catch (const ::pqxx::sql_error& error) {
    refuse(action, Refusal{.sqlstate = error.sqlstate(), .message = error.what()});
  }
}

/// What libpqxx does after a statement of its own that failed. A nontransaction has nothing to abort.
void abort(::pqxx::transaction_base& tx) noexcept {
  if (dynamic_cast<::pqxx::nontransaction*>(&tx) != nullptr) return;
  try {
    tx.abort();
  } catch (...) {
    // The session is gone, or a savepoint is open inside: the refusal is what the caller has to know.
  }
}

/// A transaction that was committed or aborted would let statements run on their own.
void require_open(const PGconn* connection, ::pqxx::transaction_base& tx, const std::string& action) {
  const PGTransactionStatusType status = PQtransactionStatus(connection);
  if (status == PQTRANS_INERROR)
    over();  // libpqxx 7 does not abort its object when a statement of its own fails
  if (status == PQTRANS_IDLE) {
    if (dynamic_cast<::pqxx::nontransaction*>(&tx) == nullptr) over();
  } else if (auto* const savepoint = dynamic_cast<::pqxx::subtransaction*>(&tx)) {
    require_savepoint(*savepoint, action);
  }
}

}  // namespace

Result::Result(pg_result* result) : result_(result, PQclear) {}

int Result::rows() const {
  return PQntuples(result_.get());
}

std::optional<std::string_view> Result::value(int row, int column) const {
  if (PQgetisnull(result_.get(), row, column) != 0) return std::nullopt;
  return std::string_view(PQgetvalue(result_.get(), row, column),
                          static_cast<std::size_t>(PQgetlength(result_.get(), row, column)));
}

long long Result::affected() const {
  return std::strtoll(PQcmdTuples(result_.get()), nullptr, 10);
}

std::string numbered(const detail::Expression& statement) {
  std::string sql;
  sql.reserve(statement.sql.size() + 4 * statement.parameters.size());
  int number = 0;
  for (const char c : statement.sql) {
    if (c == '\x01') {
      sql += '$' + std::to_string(++number);
    } else {
      sql += c;
    }
  }
  return sql;
}

Result run(::pqxx::transaction_base& tx, const detail::Expression& statement, const std::string& action) {
  PGconn* const connection = static_cast<PGconn*>(postgres::native_connection(tx));
  require_open(connection, tx, action);
  std::vector<const char*> values;
  values.reserve(statement.parameters.size());
  for (const detail::Parameter& parameter : statement.parameters) {
    if (parameter && parameter->find('\0') != std::string::npos) {
      fail("R0702", action + ": a text holds a NUL byte, which PostgreSQL cannot store",
           "take the byte out, or make the column retort::bytes");
    }
    values.push_back(parameter ? parameter->c_str() : nullptr);
  }
  constexpr int text_results = 0;
  PGresult* const answer =
      PQexecParams(connection, numbered(statement).c_str(), static_cast<int>(values.size()), nullptr,
                   values.data(), nullptr, nullptr, text_results);
  Result result(answer);
  const ExecStatusType status = PQresultStatus(answer);
  if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK) return result;
  try {
    refuse(connection, answer, action);
  } catch (...) {
    abort(tx);
    throw;
  }
}

}  // namespace retort::orm
