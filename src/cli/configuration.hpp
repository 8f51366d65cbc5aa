// What retort.toml says.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/naming.hpp"

namespace retort::cli {

/// [targets.NAME]. What is empty is as in [database].
struct NamedTarget {
  std::string name;
  std::string url;
  std::string database;  ///< In place of the database in the url.
  std::string scratch_url;
  std::string lock_timeout;
  std::string statement_timeout;
  std::string wait;
};

/// Every value has its documented default. URLs are as written: `${NAME}` is not replaced yet.
struct Configuration {
  std::string path;          ///< Of the file; empty if there is none.
  bool compiled_in = false;  ///< The file was embedded when the program was built.
  /// The lines of the keys that the file sets, under their full names: `migrations.format`.
  std::map<std::string, int> lines;

  // [database]
  std::string url;
  std::string target;  ///< The target that is meant when none is named.
  std::string scratch_url;
  std::string lock_timeout;       ///< PostgreSQL's own: how long a statement waits for a lock.
  std::string statement_timeout;  ///< How long a statement may take.
  std::string wait;               ///< For a server that is still starting; see seconds_of.
  std::vector<NamedTarget> targets;

  // [migrations]
  std::string version_table = "retort_version";
  std::string version_schema;
  std::vector<std::string> locations{"migrations"};  ///< The first is where new revisions are written.
  bool recursive = false;                            ///< Whether folders in locations are locations too.
  std::string file_template = "{year}{month}{day}{hour}{minute}{second}_{slug}";
  std::size_t slug_length = 40;
  std::string time_zone = "UTC";  ///< Of the times of new revisions: UTC, local, or Europe/Berlin.
  std::string format = "cpp";     ///< Of new revisions: cpp or sql.
  std::string templates;          ///< A folder with templates of the project's own.
  /// Command lines for the shell, run in the project's folder after a revision was written; `{file}` and
  /// `{manifest}` are what was written.
  std::vector<std::string> hooks;
  model::Naming naming;  ///< [migrations.naming]

  // [compare]
  bool owners = false;              ///< Count against headers and revisions.
  bool privileges = false;          ///< The same of grants and default privileges.
  bool concurrent_indexes = false;  ///< New indexes on tables that are there are built without a lock.
};

/// Throws Error R0604 (no TOML), or every R0605 (unknown key, with the nearest known one) and R0606 (wrong
/// value) that there is, by line. `path` is for diagnostics.
Configuration parse_configuration(std::string_view text, const std::string& path);

/// Whether PostgreSQL takes `text` for a length of time: a number, and us, ms, s, min, h or d.
bool known_duration(std::string_view text);

/// `30`, `30s`, `2min`, `1h`; nothing for any other text.
std::optional<std::chrono::seconds> seconds_of(std::string_view text);

/// The parts that may stand in `file_template`, without braces.
const std::vector<std::string>& file_template_parts();

}  // namespace retort::cli
