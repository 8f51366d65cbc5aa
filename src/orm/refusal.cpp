#include "orm/refusal.hpp"

#include <libpq-fe.h>
#include <string_view>

#include <retort/database_error.hpp>

namespace retort::orm {
namespace {

std::string field(const PGresult* result, int code) {
  const char* const text = PQresultErrorField(result, code);
  return text == nullptr ? "" : text;
}

Refusal report(const PGresult* result) {
  return {.sqlstate = field(result, PG_DIAG_SQLSTATE),
          .message = field(result, PG_DIAG_MESSAGE_PRIMARY),
          .detail = field(result, PG_DIAG_MESSAGE_DETAIL),
          .hint = field(result, PG_DIAG_MESSAGE_HINT),
          .schema = field(result, PG_DIAG_SCHEMA_NAME),
          .table = field(result, PG_DIAG_TABLE_NAME),
          .column = field(result, PG_DIAG_COLUMN_NAME),
          .constraint = field(result, PG_DIAG_CONSTRAINT_NAME)};
}

template <typename Exception>
[[noreturn]] void raise(const char* code, const std::string& action, const char* help, Refusal refusal) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.text = action + ": " + refusal.message;
  diagnostic.help = help;
  throw Exception(std::move(diagnostic), std::move(refusal));
}

std::string without_line_ends(std::string message) {
  while (message.ends_with('\n')) message.pop_back();
  return message;
}

const char* help_for(std::string_view state) {
  if (state == "25P02") return "an earlier statement of this transaction failed: abort it";
  if (state == "42P01" || state == "42703" || state == "42704") {
    return "the database does not have what the model declares: run migrate verify, then migrate upgrade";
  }
  return "";
}

}  // namespace

void lost(const std::string& action, std::string message) {
  if (message.empty()) message = "the connection to the server is lost";
  raise<ConnectionLost>("R0717", action, "connect again and run the transaction again",
                        Refusal{.message = without_line_ends(std::move(message))});
}

void refuse(const pg_conn* connection, const pg_result* result, const std::string& action) {
  Refusal refusal = report(result);
  if (PQstatus(connection) == CONNECTION_BAD) lost(action, std::move(refusal.message));
  // libpq gives no fields where it could not even send.
  if (refusal.message.empty()) refusal.message = PQerrorMessage(connection);
  refuse(action, std::move(refusal));
}

void refuse(const std::string& action, Refusal refusal) {
  const std::string_view state = refusal.sqlstate;
  refusal.message = without_line_ends(std::move(refusal.message));
  if (state == "23505") {
    raise<UniqueViolation>("R0711", action, "another row has this value already", std::move(refusal));
  }
  if (state == "23503" || state == "23001") {
    raise<ForeignKeyViolation>("R0712", action,
                               "insert the referenced row first, or erase the referencing ones first",
                               std::move(refusal));
  }
  if (state == "23502") {
    raise<NotNullViolation>("R0713", action, "give the column a value, or make its member std::optional",
                            std::move(refusal));
  }
  if (state == "23514") {
    raise<CheckViolation>("R0714", action, "the constraint says what a row must be like", std::move(refusal));
  }
  if (state == "23P01") {
    raise<ExclusionViolation>("R0715", action, "another row excludes this one", std::move(refusal));
  }
  if (state == "40001" || state == "40P01") {
    raise<TransactionConflict>("R0716", action, "run the whole transaction again", std::move(refusal));
  }
  raise<StatementError>("R0710", action, help_for(state), std::move(refusal));
}

}  // namespace retort::orm
