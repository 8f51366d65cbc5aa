// A libpqxx connection that shares its PGconn, so that libpqxx code, Retort's typed access and libpq's own
// protocol features work side by side in one transaction.
#pragma once

#include <memory>
#include <pqxx/version>
#include <string>

namespace pqxx {
class transaction_base;
#if PQXX_VERSION_MAJOR < 7
class connection_base;
#else
class connection;
#endif
}  // namespace pqxx

namespace retort {

#if PQXX_VERSION_MAJOR < 7
/// What libpqxx's transactions are made on.
using LibpqxxConnection = ::pqxx::connection_base;
#else
using LibpqxxConnection = ::pqxx::connection;
#endif

/// One session on a PostgreSQL server. Closed with the object. Not to be used from two threads at once.
class Connection {
 public:
  /// Connects. `url` is anything libpq takes (`postgresql://…`, `host=… dbname=…`; empty means the PG*
  /// variables), or SQLAlchemy's spelling of it (`postgresql+asyncpg://…`, `postgres://…`). Throws Error
  /// R0301 (cannot reach the server: host, port and what to check), R0302 (it refused: password, role,
  /// database, rights) or R0306 (unreadable URL). No message holds the password. The session has UTF-8 and
  /// the value formats that typed access reads (ISO dates, hex bytea); all else is as the role has it.
  explicit Connection(const std::string& url);
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  /// The libpqxx connection on the same session, made when first asked for: `pqxx::work tx{c.pqxx()};`.
  /// Owned by this object; all transactions on it must end before. It does not reconnect by itself.
  LibpqxxConnection& pqxx();

  /// The libpq connection (`PGconn*`), owned by this object.
  void* native() const noexcept;

  struct State;
  /// For Retort's own use: takes over a session that is open.
  explicit Connection(std::unique_ptr<State> state) noexcept;
  State& state() noexcept { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace retort
