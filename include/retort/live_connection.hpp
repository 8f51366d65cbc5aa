// What a C++ revision gets from op.with_connection(): the database as it is at that point of the run.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace retort {

class Connection;

/// The session of a running revision. In a transactional revision everything happens inside of the
/// revision's own transaction, which the function must neither end nor leave failed (R0438).
class LiveConnection {
 public:
  /// The text of a value as PostgreSQL prints and reads it; none is NULL.
  using Field = std::optional<std::string>;
  using Row = std::vector<Field>;

  /// One statement, with `values` bound to `$1`, `$2`, …; the rows that it gives. Throws Error if the server
  /// refuses it: let it pass, and the run says what was refused and where.
  virtual std::vector<Row> query(std::string_view sql, const std::vector<Field>& values = {}) = 0;
  /// The same; how many rows it touched. Without values several statements may follow one another, and the
  /// count is that of the last.
  virtual long long execute(std::string_view sql, const std::vector<Field>& values = {}) = 0;
  /// For typed access and libpqxx (<retort/connection.hpp>): `pqxx::nontransaction tx(db.connection().pqxx());`
  /// joins the revision's transaction. Owned by the run.
  virtual Connection& connection() = 0;

 protected:
  ~LiveConnection() = default;
};

/// A function of a revision, kept until its turn comes.
class LiveWork {
 public:
  virtual ~LiveWork() = default;
  virtual void run(LiveConnection& connection) = 0;
};

}  // namespace retort
