// Which database a command works on (design section 5).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <retort/connection.hpp>

#include "cli/command.hpp"
#include "cli/workspace.hpp"

namespace retort::cli {

struct Target {
  std::string url;     ///< Empty: libpq's own variables say it all.
  std::string origin;  ///< Who said so: `--url`, `DATABASE_URL in .env`, …
  std::string scratch_url;
  bool own_server = false;   ///< The project's own server, which may have to be started.
  std::string own_database;  ///< On it.
  std::string lock_timeout;  ///< PostgreSQL's own settings, as configured for this target; may be empty.
  std::string statement_timeout;
  std::string wait;  ///< How long to wait for the server to come up (seconds_of); may be empty.
  /// Who said the four above: a key of retort.toml in full, an option, a variable; empty with the value.
  std::string scratch_origin;
  std::string lock_timeout_origin;
  std::string statement_timeout_origin;
  std::string wait_origin;
};

/// The name of the database on the project's own server.
inline constexpr const char* own_database = "app";

/// Reads only; starts nothing. Throws UsageError for --url beside --target, Error R0606, R0607 (unknown
/// target), R0609 (nothing is configured and no server programs are installed).
Target find_target(const Arguments& arguments, const Workspace& workspace);

/// Waits until the server at `url` takes sessions, as long as `target` says, and not at all if it says
/// nothing.
void wait_for(const std::string& url, const Target& target, const Arguments& arguments);

/// The database at a URL that an argument names, with what holds for every connection. Throws UsageError.
Target target_at(const std::string& url, const Arguments& arguments, const Workspace& workspace);

/// The folder of the project's own server.
std::filesystem::path own_server_folder(const Workspace& workspace);

/// Connects, after starting the project's own server if it is the target, and waits for any other one as
/// configured; both are said on standard error.
/// `settings` are the session's, beside those of the configuration.
Connection connect(const Target& target, const Workspace& workspace, const Arguments& arguments,
                   const std::vector<std::pair<std::string, std::string>>& settings = {});

}  // namespace retort::cli
