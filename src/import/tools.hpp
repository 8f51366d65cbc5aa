// The tools whose folders of SQL files can be taken over, as a table. Alembic is none of them: its revisions
// are Python.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/rows.hpp"
#include "import/imported.hpp"

namespace retort::imports {

struct Options {
  std::map<std::string, std::string> placeholders;  ///< `${name}` in Flyway's files.
};

struct Tool {
  std::string name;
  /// The history in `folder`. Throws Error R0643 (no file of this tool) or R0644 (a file that it would not
  /// read either).
  History (*read)(const std::filesystem::path& folder, const Options& options);
  std::string table;    ///< Where it keeps what was applied, unless it was told otherwise.
  std::string columns;  ///< What to select from there, with an ORDER BY in `order`.
  std::string order;
  /// The keys of what was applied, given the history and the rows. Throws Error R0646 (a failed migration).
  std::vector<std::string> (*applied)(const History& history, const base::Rows& rows);
};

const std::vector<Tool>& tools();
const Tool* find_tool(const std::string& name);

/// The id at which a database stands that has applied `keys`; empty for none. The history must be one line.
/// Throws Error R0646 naming what was left out, or what no file explains.
std::string reached(const History& history, const std::vector<std::string>& keys);

/// The readers.
History read_dbmate(const std::filesystem::path& folder, const Options& options);
History read_goose(const std::filesystem::path& folder, const Options& options);
History read_golang_migrate(const std::filesystem::path& folder, const Options& options);
History read_flyway(const std::filesystem::path& folder, const Options& options);
History read_sqitch(const std::filesystem::path& folder, const Options& options);

}  // namespace retort::imports
