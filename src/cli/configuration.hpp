// What retort.toml says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace retort::cli {

/// [targets.NAME]
struct NamedTarget {
  std::string name;
  std::string url;
  std::string scratch_url;
};

/// Every value has its documented default. URLs are as written: `${NAME}` is not replaced yet.
struct Configuration {
  std::string path;  ///< Of the file; empty if there is none.

  // [database]
  std::string url;
  std::string target;  ///< The target that is meant when none is named.
  std::string scratch_url;
  std::string lock_timeout;       ///< PostgreSQL's own: how long a statement waits for a lock.
  std::string statement_timeout;  ///< How long a statement may take.
  std::vector<NamedTarget> targets;

  // [migrations]
  std::string version_table = "retort_version";
  std::string version_schema;
  std::vector<std::string> locations{"migrations"};  ///< The first is where new revisions are written.
  std::string file_template = "{year}{month}{day}{hour}{minute}{second}_{slug}";
  std::string format = "cpp";  ///< Of new revisions: cpp or sql.
  std::string templates;       ///< A folder with templates of the project's own.
};

/// Throws Error R0604 (no TOML), R0605 (unknown key, with the nearest known one) or R0606 (wrong value).
/// `path` is for diagnostics.
Configuration parse_configuration(std::string_view text, const std::string& path);

}  // namespace retort::cli
