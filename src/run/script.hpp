// What a step sends to the server, with where each part of it was written.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <retort/error.hpp>
#include <retort/live_connection.hpp>

#include "revision/revision.hpp"

namespace retort::run {

/// From `offset` (bytes into Script::sql) on, the SQL comes from `place`.
struct Origin {
  std::size_t offset = 0;
  Place place;
};

/// A function of a C++ revision, between the statements before `offset` and those behind it.
struct LiveCall {
  std::size_t offset = 0;
  Place place;
  std::string purpose;
  std::shared_ptr<LiveWork> work;
};

/// The SQL of one direction of one revision. The caller makes it: SQL files hold theirs, the operations of a
/// C++ revision become it in ddl/.
struct Script {
  std::string sql;
  std::vector<Origin> origins;  ///< By offset. Empty: unknown.
  /// The text stands in the file just so, from the place of origins.front() on: a position in the text is a
  /// position in the file. Otherwise an origin's place is good for all of its SQL.
  bool verbatim = false;
  std::vector<LiveCall> calls;  ///< By offset. The SQL has a comment in the place of each.
};

/// Called once for each step, before anything runs. May throw Error.
using ScriptSource = std::function<Script(const revision::Revision&, revision::Direction)>;

/// The script of a SQL revision. Throws Error R0431 for a downgrade that the file does not have.
Script sql_script(const revision::Revision& revision, revision::Direction direction);

/// R0437: no script can hold what the revision does.
Diagnostic needs_connection(const revision::Revision& revision, const LiveCall& call);

/// Where byte `offset` of the script was written; empty if unknown.
Place place_of(const Script& script, std::size_t offset);

/// The line of the file with a caret; where the SQL came of operations, the line of the SQL.
std::string excerpt_of(const revision::Revision& revision, const Script& script, std::size_t offset);

}  // namespace retort::run
