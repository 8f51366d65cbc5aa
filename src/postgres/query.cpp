#include "postgres/query.hpp"

#include <cstdlib>
#include <exception>
#include <utility>

#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "postgres/query_script.hpp"
#include "postgres/state.hpp"

namespace retort::postgres {
namespace {

std::string field(const PGresult* result, int code) {
  const char* text = PQresultErrorField(result, code);
  return text == nullptr ? std::string{} : std::string{text};
}

/// The server counts characters from 1; UTF-8 is what every session of ours speaks.
std::size_t byte_offset(std::string_view text, const std::string& position) {
  if (position.empty()) return ServerReport::no_position;
  auto characters = std::strtoul(position.c_str(), nullptr, 10);
  std::size_t offset = 0;
  for (; offset < text.size(); ++offset) {
    const bool starts_character = (static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80U;
    if (starts_character && --characters == 0) return offset;
  }
  return text.size();
}

ServerReport report_of(const PGresult* result, std::string_view sql, std::size_t succeeded) {
  ServerReport report;
  report.sqlstate = field(result, PG_DIAG_SQLSTATE);
  report.message = field(result, PG_DIAG_MESSAGE_PRIMARY);
  report.detail = field(result, PG_DIAG_MESSAGE_DETAIL);
  report.hint = field(result, PG_DIAG_MESSAGE_HINT);
  report.context = field(result, PG_DIAG_CONTEXT);
  report.schema = field(result, PG_DIAG_SCHEMA_NAME);
  report.table = field(result, PG_DIAG_TABLE_NAME);
  report.constraint = field(result, PG_DIAG_CONSTRAINT_NAME);
  report.position = byte_offset(sql, field(result, PG_DIAG_STATEMENT_POSITION));
  report.statement = succeeded;
  if (report.message.empty()) report.message = base::trim(PQresultErrorMessage(result));
  return report;
}

Diagnostic diagnostic_of(const ServerReport& report, std::string_view sql) {
  Diagnostic result;
  result.code = "R0401";
  result.text = report.message;
  result.help = report.hint;
  const auto add_line = [&result](const std::string& line) {
    if (!result.excerpt.empty()) result.excerpt += '\n';
    result.excerpt += line;
  };
  if (report.position != ServerReport::no_position) {
    const base::Position at = base::position_at(sql, report.position);
    result.excerpt = base::excerpt(sql, at.line, at.column);
  }
  if (!report.detail.empty()) add_line(report.detail);
  if (!report.context.empty()) add_line(report.context);
  return result;
}

[[noreturn]] void lost(Connection& connection, std::string reason) {
  reason = base::replace_all(base::trim(reason), "\n", " ");
  reason = base::replace_all(reason, "\t", "");
  throw Error{Diagnostic{
      .code = "R0303",
      .text = "lost the connection to " + describe(connection) + ": " + reason,
      .help = "what the open transaction did was rolled back; look into the server's log, then run "
              "the command again",
      .place = {},
      .excerpt = {}}};
}

[[noreturn]] void refuse(Connection& connection, const PGresult* result, std::string_view sql,
                         std::size_t succeeded) {
  // A server that shuts down says so (57P01 to 57P03) before the socket closes, and what libpq itself
  // reports, which has no SQLSTATE, is a session that broke.
  const std::string sqlstate = field(result, PG_DIAG_SQLSTATE);
  if (sqlstate.empty() || sqlstate.starts_with("57P0") || PQstatus(session(connection)) == CONNECTION_BAD) {
    const std::string said = field(result, PG_DIAG_MESSAGE_PRIMARY);
    lost(connection, said.empty() ? PQerrorMessage(session(connection)) : said);
  }
  ServerReport report = report_of(result, sql, succeeded);
  Diagnostic diagnostic = diagnostic_of(report, sql);
  throw ServerError{std::move(diagnostic), std::move(report)};
}

bool succeeded(const PGresult* result) {
  switch (PQresultStatus(result)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
      return true;
    default:
      return false;
  }
}

/// COPY in a script has nobody to give it rows or to take them: the one is refused, the other passed over.
void end_copy(PGconn* session, ExecStatusType status) {
  if (status == PGRES_COPY_IN) {
    PQputCopyEnd(session,
                 "COPY FROM STDIN has no rows to read here: use INSERT, or COPY FROM a file on the server");
  } else if (status == PGRES_COPY_OUT) {
    for (char* row = nullptr; PQgetCopyData(session, &row, 0) > 0;) PQfreemem(row);
  }
}

base::Rows rows_of(const PGresult* result) {
  base::Rows rows;
  const int width = PQnfields(result), height = PQntuples(result);
  for (int column = 0; column < width; ++column) rows.columns.emplace_back(PQfname(result, column));
  rows.rows.reserve(static_cast<std::size_t>(height));
  for (int row = 0; row < height; ++row) {
    base::Row& values = rows.rows.emplace_back();
    values.reserve(static_cast<std::size_t>(width));
    for (int column = 0; column < width; ++column) {
      if (PQgetisnull(result, row, column) != 0) {
        values.emplace_back();
      } else {
        const auto length = static_cast<std::size_t>(PQgetlength(result, row, column));
        values.emplace_back(std::string{PQgetvalue(result, row, column), length});
      }
    }
  }
  return rows;
}

/// The result of one statement with bound parameters; null after a COPY that went nowhere.
Result run_one(Connection& connection, std::string_view sql,
               const std::vector<std::optional<std::string>>& parameters) {
  std::vector<const char*> values;
  for (const auto& value : parameters) values.push_back(value ? value->c_str() : nullptr);
  Result result{PQexecParams(session(connection), std::string{sql}.c_str(), static_cast<int>(values.size()),
                             nullptr, values.data(), nullptr, nullptr, 0)};
  if (succeeded(result.get())) return result;
  const ExecStatusType status = PQresultStatus(result.get());
  if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT) {
    end_copy(session(connection), status);
    result.reset(PQgetResult(session(connection)));
    while (Result{PQgetResult(session(connection))}) continue;
    if (succeeded(result.get())) return nullptr;
  }
  refuse(connection, result.get(), sql, 0);
}

}  // namespace

ServerError::ServerError(Diagnostic diagnostic, ServerReport report)
    : Error(std::move(diagnostic)), report_(std::move(report)) {}

base::Rows query(Connection& connection, std::string_view sql,
                 const std::vector<std::optional<std::string>>& parameters) {
  const Result result = run_one(connection, sql, parameters);
  return result ? rows_of(result.get()) : base::Rows{};
}

long long execute(Connection& connection, std::string_view sql,
                  const std::vector<std::optional<std::string>>& parameters) {
  const Result result = run_one(connection, sql, parameters);
  return result ? std::atoll(PQcmdTuples(result.get())) : 0;
}

namespace {

/// One field into its place in `row`, whose strings keep their memory.
void read_field(const PGresult* result, int number, int column, base::Row& row) {
  auto& field = row[static_cast<std::size_t>(column)];
  if (PQgetisnull(result, number, column) != 0) {
    field.reset();
    return;
  }
  if (!field) field.emplace();
  field->assign(PQgetvalue(result, number, column),
                static_cast<std::size_t>(PQgetlength(result, number, column)));
}

/// Sends a script and calls `receive` with the result of each statement that succeeds. What that throws is
/// thrown when the server has done the rest.
template <class Receive>
void for_each_result(Connection& connection, std::string_view script, Receive&& receive) {
  PGconn* const to = session(connection);
  if (PQsendQuery(to, std::string{script}.c_str()) == 0) lost(connection, PQerrorMessage(to));
  std::size_t count = 0;
  Result failure;
  std::exception_ptr refusal;
  while (Result result{PQgetResult(to)}) {
    const ExecStatusType status = PQresultStatus(result.get());
    if (succeeded(result.get())) {
      if (status == PGRES_EMPTY_QUERY || refusal) continue;
      ++count;
      try {
        receive(result.get());
      } catch (...) {
        refusal = std::current_exception();
      }
    } else if (status == PGRES_COPY_IN || status == PGRES_COPY_OUT) {
      end_copy(to, status);
    } else if (!failure) {
      failure = std::move(result);
    }
    // A dead session has no further result, and libpq 15 would repeat its last one for ever in COPY.
    if (PQstatus(to) == CONNECTION_BAD) break;
  }
  if (failure) refuse(connection, failure.get(), script, count);
  if (PQstatus(to) == CONNECTION_BAD) lost(connection, PQerrorMessage(to));
  if (refusal) std::rethrow_exception(refusal);
}

}  // namespace

std::vector<long long> run_script(Connection& connection, std::string_view script) {
  std::vector<long long> touched;
  for_each_result(connection, script,
                  [&](PGresult* result) { touched.push_back(std::atoll(PQcmdTuples(result))); });
  return touched;
}

void query_script(Connection& connection, std::string_view script,
                  const std::function<void(std::size_t, const base::Row&)>& receive) {
  base::Row row;
  std::size_t statement = 0;
  for_each_result(connection, script, [&](const PGresult* result) {
    if (PQresultStatus(result) != PGRES_TUPLES_OK) return;
    const int width = PQnfields(result), height = PQntuples(result);
    row.resize(static_cast<std::size_t>(width));
    for (int number = 0; number < height; ++number) {
      for (int column = 0; column < width; ++column) read_field(result, number, column, row);
      receive(statement, row);
    }
    ++statement;
  });
}

TransactionState transaction_state(Connection& connection) {
  switch (PQtransactionStatus(session(connection))) {
    case PQTRANS_IDLE:
      return TransactionState::idle;
    case PQTRANS_INTRANS:
    case PQTRANS_ACTIVE:
      return TransactionState::open;
    default:
      return TransactionState::failed;
  }
}

void cancel(Connection& connection) noexcept {
  PGcancel* request = PQgetCancel(session(connection));
  if (request == nullptr) return;
  char reason[256];
  PQcancel(request, reason, sizeof reason);
  PQfreeCancel(request);
}

int server_version(Connection& connection) {
  return PQserverVersion(session(connection));
}

}  // namespace retort::postgres
