// A libpqxx connection that shares its PGconn, so that libpqxx code, Retort's typed access and libpq's own
// protocol features work side by side in one transaction.
#pragma once

#include <memory>
#include <string>

namespace pqxx {
class transaction_base;
}

namespace retort {

/// One session on a PostgreSQL server. Closed with the object. Not to be used from two threads at once.
class Connection {
 public:
  /// Connects. `url` is anything libpq takes, or SQLAlchemy's spelling (`postgresql+asyncpg://…`,
  /// `postgres://…`). Throws Error R0301 (cannot connect: host, port and what to check) or R0302 (refused:
  /// password, database, rights). No message holds the password.
  explicit Connection(const std::string& url);
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  /// The libpq connection (`PGconn*`), owned by this object.
  void* native() const noexcept;

  struct State;

 private:
  std::unique_ptr<State> state_;
};

}  // namespace retort
