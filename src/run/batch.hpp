// Private to the runner: the text that one step sends, and which statement of it is what.
#pragma once

#include <string>
#include <vector>

#include "postgres/statements.hpp"
#include "revision/steps.hpp"
#include "run/script.hpp"
#include "run/settings.hpp"

namespace retort::run {

/// A step with its script, split into statements and found fit to run.
struct Prepared {
  const revision::Revision* revision = nullptr;
  revision::Direction direction = revision::Direction::upgrade;
  Script script;
  std::vector<postgres::StatementSpan> statements;
  bool changes_session = false;  ///< SET or set_config(), which last beyond the transaction.
};

/// Takes the script of a step and checks it: R0402, R0403 and R0431 to R0436 go to
/// `problems`.
Prepared prepare(const revision::Revision& revision, revision::Direction direction,
                 const ScriptSource& scripts, const Settings& settings, std::vector<Diagnostic>& problems);

/// What the server gets in one message. Statements count from 0.
struct Batch {
  std::string sql;
  std::size_t script_offset = 0;     ///< Where the script begins in `sql`.
  std::size_t script_statement = 0;  ///< The number of the script's first statement.
  std::size_t script_count = 0;
  std::size_t row_statement = 0;  ///< The first statement that changes the version table.
  std::size_t history_statement = 0;
};

/// Which parts of a step one message holds.
struct Parts {
  bool begin = true;
  bool script = true;
  bool commit = true;
  std::string started_at = {};  ///< SQL, for the history; empty: when the transaction began.
};

/// A step in its own transaction, or in that of the whole run.
Parts whole_step(const Settings& settings);

/// BEGIN, the script, the version rows, the history row, COMMIT.
Batch compose(const Prepared& step, const revision::RowChange& rows, const Settings& settings,
              const Parts& parts = {});

/// BEGIN and the script alone: what runs before a function of the revision does.
Batch compose_opening(const Prepared& step, bool begin);

/// One statement for each entry, each ending in ";\n".
std::vector<std::string> row_statements(const revision::RowChange& rows, const Settings& settings);

/// One transaction that moves rows from the last of a squashed range to the squash, with its history; empty
/// without moves. `rows` are those before; `with_transaction` false leaves BEGIN and COMMIT out.
std::string move_rows_sql(const revision::Graph& graph,
                          const std::vector<std::pair<std::string, std::string>>& moves,
                          std::vector<std::string> rows, const Settings& settings,
                          bool with_transaction = true);

/// What stands in a history row beside what the settings say.
struct HistoryLine {
  std::string revision;
  std::string direction;
  std::string sha256;
  std::string outcome = "done";
  std::string error;
  std::string started_at;  ///< SQL; empty: now().
};

/// INSERT INTO the history, ending in ";\n". With `expected`, it fails unless the version table holds exactly
/// what that change leaves; for the outcome "started", unless the change can be made to what it holds. For a
/// script that is a statement of its own before it.
std::string history_statement(const HistoryLine& line, const Settings& settings,
                              const revision::RowChange* expected);

/// A statement for scripts that fails unless the version table holds exactly `rows`.
std::string require_start(const std::vector<std::string>& rows, const Settings& settings);

Name version_table(const Settings& settings);
Name history_table(const Settings& settings);

}  // namespace retort::run
