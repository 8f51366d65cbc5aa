// Running SQL on a retort::Connection, for the tools. Text in, text out; the ORM has its own road (orm/).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <retort/connection.hpp>
#include <retort/error.hpp>

#include "base/rows.hpp"

namespace retort::postgres {

/// What the server said about a statement that it refused. Appendix A of the manual lists the SQLSTATEs.
struct ServerReport {
  std::string sqlstate;
  std::string message;
  std::string detail;
  std::string hint;
  std::string context;
  std::string schema, table;  ///< Of the table whose rows it is about, if it is about any.
  std::string constraint;     ///< The constraint that was violated, if it was one.
  /// Where in the text that was sent, in bytes from 0.
  std::size_t position = no_position;
  std::size_t statement = 0;  ///< How many statements of a script had succeeded before.
  static constexpr std::size_t no_position = static_cast<std::size_t>(-1);
};

/// Thrown for a refused statement. The diagnostic is fit to print: code R0401, the server's message, and as
/// excerpt the line of the statement with a caret and the server's detail. A caller that knows the file gives
/// its own Place.
class ServerError : public Error {
 public:
  ServerError(Diagnostic diagnostic, ServerReport report);
  const ServerReport& report() const noexcept { return report_; }

 private:
  ServerReport report_;
};

/// One statement with bound parameters (`$1`, …). Throws ServerError; Error R0303 if the connection is lost.
base::Rows query(Connection& connection, std::string_view sql,
                 const std::vector<std::optional<std::string>>& parameters = {});

/// The same for a statement whose rows nobody wants; how many rows it touched.
long long execute(Connection& connection, std::string_view sql,
                  const std::vector<std::optional<std::string>>& parameters);

/// Any number of statements in one round trip of the simple query protocol; they form one implicit
/// transaction unless they say otherwise. Returns the number of rows that each statement touched. Throws as
/// `query`.
std::vector<long long> run_script(Connection& connection, std::string_view script);

enum class TransactionState { idle, open, failed };
TransactionState transaction_state(Connection& connection);

/// Asks the server to stop what the connection is doing. Safe in a signal handler's thread; never throws.
void cancel(Connection& connection) noexcept;

/// Major version times 10000 plus minor, as the server reports it: 150020.
int server_version(Connection& connection);

}  // namespace retort::postgres
