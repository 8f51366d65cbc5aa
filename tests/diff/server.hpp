// One throwaway server for all cases of this folder, and schemas loaded into databases of it.
#pragma once

#include <string>

#include <retort/connection.hpp>

#include "catalog/catalog.hpp"
#include "postgres/server.hpp"

namespace retort::diff {

/// Started when first asked for; gone at the end of the program.
const postgres::ThrowawayServer& server();

/// A database with `sql` run in it, dropped with this object.
class Database {
 public:
  explicit Database(const std::string& sql = {});
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  Connection& connection() { return connection_; }
  catalog::Catalog catalog();
  /// `pg_dump --schema-only`, statement by statement in order, the lines of each CREATE TABLE too: what two
  /// equal schemas have in common however they came about.
  std::string dump() const;

 private:
  std::string name_;
  Connection connection_;
};

}  // namespace retort::diff
