// One throwaway server for all cases of this folder, and schemas loaded into databases of it.
#pragma once

#include <string>
#include <vector>

#include <retort/connection.hpp>

#include "catalog/catalog.hpp"
#include "postgres/server.hpp"

namespace retort::diff {

/// Started when first asked for; gone at the end of the program.
const postgres::ThrowawayServer& server();

/// Statements, sorted.
using Dump = std::vector<std::string>;

/// 150020.
int server_version();

/// Makes roles that are not there yet.
void create_roles(const std::vector<std::string>& names);

/// Makes tablespaces that are not there yet, in places that the server chooses.
void create_tablespaces(const std::vector<std::string>& names);

/// A database with `sql` run in it, dropped with this object.
class Database {
 public:
  explicit Database(const std::string& sql = {});
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  Connection& connection() { return connection_; }
  catalog::Catalog catalog(const catalog::Filter& filter = {});
  /// `pg_dump --schema-only`, statement by statement in order, the lines of each CREATE TABLE too: what two
  /// equal schemas have in common however they came about.
  /// With owners and privileges if `filter` has them.
  Dump dump(const catalog::Filter& filter = {});

 private:
  std::string name_;
  Connection connection_;
};

}  // namespace retort::diff
