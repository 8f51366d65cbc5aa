// What pg_dump says of a schema: a second opinion beside our own reading.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <retort/connection.hpp>

namespace retort::postgres {

struct DumpOptions {
  bool owners = true;
  bool privileges = true;
  std::vector<std::pair<std::string, std::string>> excluded_tables = {};  ///< Schema (empty: any) and name.
};

struct SchemaDump {
  std::string text;     ///< SQL for psql.
  std::string why_not;  ///< Not empty: there is no dump, and this is the reason, in words for people.
};

/// `pg_dump --schema-only` of the database that `connection` is on, with the programs of the server's version
/// if they are here, else with the newest. It opens a session of its own: nothing uncommitted is in it.
/// Throws Error R0902.
SchemaDump dump_schema(Connection& connection, const DumpOptions& options = {});

/// The statements of a dump without its settings and comments, sorted, and so are the lines of each CREATE
/// TABLE: what two equal schemas have in common, however they came about.
std::vector<std::string> normalised_dump(std::string_view dump);

/// The statements of either normalised dump that the other does not have, as lines for people.
std::vector<std::string> dump_differences(const std::vector<std::string>& result,
                                          const std::vector<std::string>& goal,
                                          const std::string& result_name, const std::string& goal_name);

}  // namespace retort::postgres
