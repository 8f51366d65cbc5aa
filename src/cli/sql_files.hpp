// A schema that stands in files of SQL.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <retort/connection.hpp>

namespace retort::cli {

/// A file, or the `*.sql` files of a folder and those below it, by name.
struct SqlFile {
  std::filesystem::path path;
  std::string content;
};

/// Throws Error R0620 if there are none.
std::vector<SqlFile> read_sql_files(const std::filesystem::path& path);

/// SQL that stands in no file, under a name for messages.
SqlFile sql_text(const std::string& name, const std::string& sql);

/// Whether a SQLSTATE means that something is not there yet: an undefined table, function, object, column or
/// schema, or the key (an index may bring it) that a foreign key refers to.
bool something_missing(const std::string& sqlstate);

/// Runs the files as psql would, each in one transaction if it allows that, in an order found from what they
/// need. Lines by which pg_dump protects psql (`\restrict`) and rows after `COPY … FROM stdin;` are passed
/// over, and so is what makes schema `public` and language `plpgsql` once more. `create_roles`: roles that
/// are missing are made. Throws Error R0402 and R0403 (what only psql understands), R0621 naming the file and
/// line.
void load_sql_files(Connection& connection, const std::vector<SqlFile>& files, bool create_roles);

}  // namespace retort::cli
