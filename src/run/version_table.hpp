// The version table and the history: made, read and checked (design section 6).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <retort/connection.hpp>

#include "run/settings.hpp"

namespace retort::run {

/// What a database says about itself. Reading creates nothing.
struct Recorded {
  bool version_table = false;  ///< Whether it exists.
  bool history_table = false;
  std::vector<std::string> rows;  ///< Sorted by bytes.
  struct Applied {
    std::string revision;
    std::string sha256;
  };
  std::vector<Applied> applied;  ///< The hash with which each revision was last applied, by revision.
};

/// Whether the version table must be in order, or may hold anything.
enum class Rows { sound, any };

/// Throws Error R0411 (no column version_num), R0412 (a row twice or NULL, unless `rows` allows it), R0413
/// (no right to read it).
Recorded read_recorded(Connection& connection, const Settings& settings, Rows rows = Rows::sound);

/// The rows alone, in one round trip; none without a version table. Throws as read_recorded. Not for use in
/// an open transaction.
std::vector<std::string> read_version_rows(Connection& connection, const Settings& settings);

/// Creates what is missing of both tables. True if it created anything.
bool ensure_version(Connection& connection, const Settings& settings);

/// CREATE TABLE statements of both, for offline scripts; each ends in ";\n".
std::string create_version_tables(const Settings& settings);

/// One line of the history, as the server printed it.
struct HistoryEntry {
  long long number = 0;
  std::string revision;
  std::string direction;  ///< upgrade, downgrade, stamp
  std::string started_at;
  std::string duration_ms;
  std::string role;
  std::string os_user;
  std::string host;
  std::string file_sha256;
  std::string tool_version;
  std::string outcome;  ///< done, failed, started (a revision outside of a transaction)
  std::string error;
};

/// Newest first; empty without a history table.
std::vector<HistoryEntry> read_history(Connection& connection, const Settings& settings,
                                       std::size_t limit = 100);

}  // namespace retort::run
