// The schemas that `diff` and its kin take by name.
#pragma once

#include <string>
#include <utility>

#include <retort/project.hpp>

#include "catalog/catalog.hpp"
#include "catalog/select.hpp"
#include "cli/command.hpp"
#include "cli/workspace.hpp"
#include "postgres/dump.hpp"
#include "postgres/scratch.hpp"

namespace retort::cli {

/// What a schema may be called, for help.
inline constexpr const char* side_names =
    "A schema is one of\n"
    "  models        what the headers and models/*.sql say\n"
    "  heads         what the revisions build\n"
    "  rev:ID        what they build up to that one\n"
    "  env           the configured database\n"
    "  URL           a database: postgresql://… or \"host=… dbname=…\"\n"
    "  file:PATH     a file of SQL, or a folder of them; PATH alone does where it cannot be mistaken\n"
    "  empty         nothing";

/// Both schemas, read at the same time, each back from a server that has loaded it. Scratch databases are
/// made only where a side needs one: on --scratch-url, on the server of the other side or the configured one
/// if it allows that, else on a throwaway server. Throws UsageError R0603 for a name that means nothing, and
/// whatever loading throws.
class Sides {
 public:
  Sides(const Arguments& arguments, const Project& project, std::string from, std::string to);
  Sides(const Sides&) = delete;
  Sides& operator=(const Sides&) = delete;
  ~Sides();

  std::pair<catalog::Catalog, catalog::Catalog> read();
  /// The first schema as its server reports it when `changes`, which are renames, are made. Null without any.
  std::shared_ptr<const catalog::Catalog> renamed_first(const operation::Changes& changes);
  const Workspace& workspace() const;
  /// Where scratch databases are made, if anybody asks.
  postgres::Scratch& scratch();

  /// A scratch database that has loaded the first side, without its rows.
  postgres::Scratch::Database copy_first();
  /// The schema in `connection`, read as the sides are.
  catalog::Catalog look(Connection& connection) const;
  /// Whether everything is compared: neither --schema nor --only nor --exclude.
  bool whole() const;
  /// The tables that no side counts.
  std::vector<std::pair<std::string, std::string>> left_alone() const;
  /// The same by pg_dump.
  postgres::SchemaDump dump(Connection& connection) const;
  /// The second side by pg_dump.
  postgres::SchemaDump dump_second();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// --schema, --only and --exclude.
catalog::Selection selection(const Arguments& arguments);
/// Those options, for a command's list.
std::vector<Option> selection_options();

}  // namespace retort::cli
