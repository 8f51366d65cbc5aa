// The runner. It reads, plans, checks every script, and only then takes the lock, reads again and runs: a
// run that has nothing to do costs two short queries. Each revision is one message to the server and one
// transaction; what was applied before a failing one stays.
#include "run/run.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "base/text.hpp"
#include "postgres/query.hpp"
#include "revision/rows.hpp"
#include "run/batch.hpp"
#include "run/failure.hpp"
#include "run/live.hpp"
#include "run/lock.hpp"
#include "run/version_table.hpp"

namespace retort::run {
std::vector<Diagnostic> edited_revisions(const revision::Graph& graph, const Recorded& recorded) {
  // Rows that no file explains are the planner's to report.
  if (recorded.applied.empty() || !revision::Rows::unknown(graph, recorded.rows).empty()) return {};
  const revision::Rows rows(graph, recorded.rows);
  std::vector<Diagnostic> edited;
  for (const auto& applied : recorded.applied) {
    const auto found = graph.find(applied.revision);
    if (found < 0) continue;
    const auto& revision = graph[static_cast<revision::Index>(found)];
    if (revision.id != applied.revision) continue;  // squashed: its own file does not count any more
    if (!rows.applied(static_cast<revision::Index>(found)) || revision.sha256() == applied.sha256) continue;
    edited.push_back(
        {.code = "R0451",
         .text = "revision " + revision.id + " was edited after this database had applied it",
         .help =
             "restore the file from version control, and put the change into a new revision; for a change "
             "without effect, such as in a comment, --accept-edited",
         .place = {revision.file.path, 0, 0},
         .excerpt = {}});
  }
  return edited;
}

namespace {

using Planner = std::function<revision::Plan(const std::vector<std::string>& rows)>;

[[noreturn]] void refuse(const char* code, std::string text, std::string help) {
  throw Error(
      Diagnostic{.code = code, .text = std::move(text), .help = std::move(help), .place = {}, .excerpt = {}});
}

bool lost(const Error& error) {
  return error.code() == "R0303";
}

std::string at(const std::vector<std::string>& rows) {
  return rows.empty() ? "base" : base::join(rows, ", ");
}

void tell_overlap(const std::vector<std::string>& overlapping, Observer& observer) {
  if (overlapping.empty()) return;
  observer.notice({.code = "",
                   .text = "the version table also holds " + base::join(overlapping, ", ") +
                           ", which other rows imply: removed with the first step",
                   .help = {},
                   .place = {},
                   .excerpt = {}});
}

/// Writes the hashes of edited files into the history, for the next run to compare with.
void accept(Connection& connection, const revision::Graph& graph, const std::vector<Diagnostic>& edited,
            const Settings& settings, Observer& observer) {
  std::string sql;
  for (const auto& one : edited) {
    observer.notice({.code = one.code,
                     .text = one.text,
                     .help = "accepted: its hash goes into the history",
                     .place = one.place,
                     .excerpt = {}});
    for (const auto& revision : graph.revisions()) {
      if (revision.file.path == one.place.file)
        sql +=
            history_statement({revision.id, "rehash", revision.sha256(), "done", "", ""}, settings, nullptr);
    }
  }
  postgres::run_script(connection, sql);
}

void check_edited(Connection& connection, const revision::Graph& graph, const Recorded& recorded,
                  const Settings& settings, Observer& observer) {
  if (settings.edited == Edited::ignore) return;
  std::vector<Diagnostic> edited = edited_revisions(graph, recorded);
  if (edited.empty()) return;
  if (settings.edited == Edited::refuse) throw Error(std::move(edited));
  accept(connection, graph, edited, settings, observer);
}

/// Hands on what the server says, as long as it lives.
class Listener {
 public:
  Listener(Connection& connection, Observer& observer, const revision::Revision*& speaking)
      : connection_(connection) {
    postgres::on_notice(connection, [&observer, &speaking](const postgres::Notice& notice) {
      if (speaking != nullptr) observer.said(*speaking, notice);
    });
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  ~Listener() { postgres::on_notice(connection_, {}); }

 private:
  Connection& connection_;
};

bool nothing_in(const revision::Plan& plan) {
  return plan.steps.empty() && plan.moves.empty();
}

/// Lets rows pass from the last of a squashed range to the squash.
void move_rows(Connection& connection, const revision::Graph& graph,
               const std::vector<std::pair<std::string, std::string>>& moves, std::vector<std::string>& rows,
               const Settings& settings, Observer& observer) {
  if (moves.empty()) return;
  postgres::run_script(connection, move_rows_sql(graph, moves, rows, settings));
  rows = revision::Rows::moved(graph, std::move(rows));
  for (const auto& [from, to] : moves) observer.moved(from, to);
}

class Run {
 public:
  Run(Connection& connection, const revision::Graph& graph, const ScriptSource& scripts,
      const Settings& settings, Observer& observer, const Clock& clock)
      : connection_(connection),
        graph_(graph),
        scripts_(scripts),
        settings_(settings),
        observer_(observer),
        clock_(clock) {}

  Outcome run(const Planner& planner) {
    Recorded recorded = read_recorded(connection_, settings_);
    check_edited(connection_, graph_, recorded, settings_, observer_);
    revision::Plan plan = planner(recorded.rows);
    if (nothing_in(plan)) return {0, std::move(recorded.rows), std::move(plan.notes)};
    auto prepared = prepare_all(plan);

    const Lock lock(connection_, settings_, observer_, clock_);
    Recorded now = read_recorded(connection_, settings_);
    if (now.rows != recorded.rows) {
      plan = planner(now.rows);
      if (nothing_in(plan)) return {0, std::move(now.rows), std::move(plan.notes)};
      prepared = prepare_all(plan);
    }
    if (!now.version_table || !now.history_table) ensure_version(connection_, settings_);
    rows_ = std::move(now.rows);
    move_rows(connection_, graph_, plan.moves, rows_, settings_, observer_);
    tell_overlap(plan.overlapping, observer_);
    observer_.planned(graph_, plan);
    if (!plan.steps.empty()) run_steps(plan, prepared);
    return {plan.steps.size(), rows_, std::move(plan.notes)};
  }

 private:
  std::vector<Prepared> prepare_all(const revision::Plan& plan) {
    std::vector<Prepared> all;
    std::vector<Diagnostic> problems;
    all.reserve(plan.steps.size());
    for (const auto& step : plan.steps)
      all.push_back(prepare(graph_[step.revision], step.direction, scripts_, settings_, problems));
    if (!problems.empty()) throw Error(std::move(problems));
    return all;
  }

  void run_steps(const revision::Plan& plan, const std::vector<Prepared>& prepared) {
    const auto before = rows_;
    const Listener listener(connection_, observer_, speaking_);
    if (settings_.single_transaction) send("BEGIN");
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
      const auto& step = plan.steps[i];
      speaking_ = prepared[i].revision;
      observer_.starting(*prepared[i].revision, step, i + 1, plan.steps.size());
      const auto begun = clock_.now();
      try {
        if (prepared[i].revision->transactional)
          run_in_transaction(prepared[i], step.rows);
        else
          run_alone(prepared[i], step.rows);
      } catch (...) {
        if (settings_.single_transaction) rows_ = before;
        throw;
      }
      rows_ = revision::follow(std::move(rows_), step.rows);
      ++done_;
      if (!settings_.single_transaction) kept_ = done_;
      observer_.finished(*prepared[i].revision, step,
                         std::chrono::duration_cast<std::chrono::microseconds>(clock_.now() - begun));
    }
    if (settings_.single_transaction) end_single_transaction(prepared.back());
  }

  /// Deferred constraints are checked here.
  void end_single_transaction(const Prepared& last) {
    try {
      postgres::run_script(connection_, "COMMIT");
    } catch (const postgres::ServerError& error) {
      throw Error(statement_failure(last, std::nullopt, error.report(),
                                    settings_.scratch ? "" : "nothing of this run was kept"));
    } catch (const Error& error) {
      if (lost(error)) throw Error(connection_lost(last, error, true));
      throw;
    }
  }

  void run_in_transaction(const Prepared& step, const revision::RowChange& rows) {
    Parts parts = whole_step(settings_);
    if (step.script.calls.empty()) return send_batch(step, compose(step, rows, settings_, parts));
    for (const Piece& piece : pieces_of(step)) {
      if (piece.then == nullptr) {
        send_batch(piece.step, compose(piece.step, rows, settings_, parts));
        continue;
      }
      if (parts.begin || !piece.step.statements.empty())
        send_batch(piece.step, compose_opening(piece.step, parts.begin));
      parts.begin = false;
      call(step, *piece.then, kept_of(step));
    }
  }

  void send_batch(const Prepared& step, const Batch& batch) {
    observer_.sending(*step.revision, batch.sql);
    try {
      postgres::run_script(connection_, batch.sql);
    } catch (const postgres::ServerError& error) {
      fail(step, batch, error.report());
    } catch (const Error& error) {
      if (lost(error)) throw Error(connection_lost(step, error, !settings_.single_transaction));
      throw;
    }
  }

  std::string kept_of(const Prepared& step) const {
    if (settings_.scratch) return "";
    return settings_.single_transaction
               ? "nothing of this run was kept"
               : "nothing of " + step.revision->id + " was kept, the database is at " + at(rows_);
  }

  /// `kept` is what stays when it fails.
  void call(const Prepared& step, const LiveCall& call, const std::string& kept) {
    try {
      run_call(connection_, step, call);
    } catch (const Error& error) {
      if (lost(error)) throw Error(connection_lost(step, error, false));
      Diagnostic failure = error.diagnostics().front();
      const bool ended = failure.code == "R0438" &&
                         postgres::transaction_state(connection_) == postgres::TransactionState::idle;
      roll_back();
      record_failure(step, failure.text);
      const std::string left = ended && step.revision->transactional
                                   ? "what was done until then may stay, the version is still " + at(rows_)
                                   : kept;
      failure.help += (failure.help.empty() || left.empty() ? "" : "; ") + left;
      throw Error(std::move(failure));
    }
  }

  [[noreturn]] void fail(const Prepared& step, const Batch& batch, const postgres::ServerReport& report) {
    roll_back();
    const std::string kept = kept_of(step);
    const auto offset = blamed(batch, step, report);
    const Diagnostic failure = offset ? statement_failure(step, offset, report, kept)
                                      : bookkeeping_failure(step, batch, report, settings_, kept);
    record_failure(step, report.message);
    throw Error(failure);
  }

  /// Statement by statement, each its own transaction; then the rows. The history says when it began, so that
  /// a run that died in between can be seen.
  void run_alone(const Prepared& step, const revision::RowChange& rows) {
    const std::string started = begin_alone(step);
    std::size_t done = 0;
    auto next = step.script.calls.begin();
    const auto calls_until = [&](std::size_t offset) {
      for (; next != step.script.calls.end() && next->offset <= offset; ++next)
        call(step, *next, kept_alone(step, done));
    };
    for (const auto& statement : step.statements) {
      calls_until(statement.offset);
      const auto sql = step.script.sql.substr(statement.offset, statement.length);
      observer_.sending(*step.revision, sql);
      try {
        postgres::run_script(connection_, sql);
      } catch (const postgres::ServerError& error) {
        fail_alone(step, statement, done, error.report());
      } catch (const Error& error) {
        if (lost(error)) throw Error(connection_lost(step, error, true));
        throw;
      }
      ++done;
    }
    calls_until(step.script.sql.size());
    const Batch batch = compose(step, rows, settings_, {.script = false, .started_at = started});
    observer_.sending(*step.revision, batch.sql);
    try {
      postgres::run_script(connection_, batch.sql);
    } catch (const postgres::ServerError& error) {
      roll_back();
      throw Error(bookkeeping_failure(step, batch, error.report(), settings_,
                                      "all statements of " + step.revision->id + " ran and stay"));
    }
  }

  std::string begin_alone(const Prepared& step) {
    HistoryLine line{step.revision->id, direction(step), step.revision->sha256(), "started", "", ""};
    send(history_statement(line, settings_, nullptr));
    const auto time = postgres::query(connection_, "SELECT pg_catalog.now()::text");
    return "'" + time.rows.front().front().value_or("") + "'::timestamptz";
  }

  std::string kept_alone(const Prepared& step, std::size_t done) const {
    if (settings_.scratch) return "";
    return "this revision runs outside of a transaction: " + std::to_string(done) + " of its " +
           std::to_string(step.statements.size()) + " statements ran and stay, the version is still " +
           at(rows_);
  }

  [[noreturn]] void fail_alone(const Prepared& step, const postgres::StatementSpan& statement,
                               std::size_t done, postgres::ServerReport report) {
    roll_back();
    std::size_t offset = statement.offset;
    if (report.position != postgres::ServerReport::no_position) offset = statement.offset + report.position;
    const auto count = std::to_string(step.statements.size());
    const std::string kept = kept_alone(step, done);
    record_failure(step, "statement " + std::to_string(done + 1) + " of " + count + ": " + report.message);
    throw Error(statement_failure(step, offset, report, kept));
  }

  void roll_back() {
    try {
      if (postgres::transaction_state(connection_) != postgres::TransactionState::idle)
        postgres::run_script(connection_, "ROLLBACK");
    } catch (const Error&) {  // NOLINT: the first error is the one to report
    }
  }

  /// In a transaction of its own; the failure itself matters more than its record.
  void record_failure(const Prepared& step, const std::string& message) {
    try {
      HistoryLine line{step.revision->id, direction(step), step.revision->sha256(), "failed", message, ""};
      postgres::run_script(connection_, history_statement(line, settings_, nullptr));
    } catch (const Error&) {  // NOLINT
    }
  }

  Diagnostic connection_lost(const Prepared& step, const Error& error, bool may_be_committed) const {
    const auto& cause = error.diagnostics().front();
    std::string known = "no revision of this run is known to be applied";
    if (kept_ > 0)
      known = std::to_string(kept_) +
              (kept_ == 1 ? " revision of this run is" : " revisions of this run are") +
              " applied: the database was at " + at(rows_);
    if (settings_.single_transaction) known = "nothing of this run was kept unless its end arrived";
    if (may_be_committed && !settings_.single_transaction)
      known += "; " + step.revision->id + " is applied wholly or not at all";
    if (!step.revision->transactional)
      known += "; it runs outside of a transaction, so some of its statements may have run";
    return {.code = "R0443",
            .text = cause.text + " (in the " + direction(step) + " of " + step.revision->id + ")",
            .help = known + ": `current` tells, and running again is safe",
            .place = {step.revision->file.path, 0, 0},
            .excerpt = {}};
  }

  void send(const std::string& sql) { postgres::run_script(connection_, sql); }

  static std::string direction(const Prepared& step) {
    return step.direction == revision::Direction::upgrade ? "upgrade" : "downgrade";
  }

  Connection& connection_;
  const revision::Graph& graph_;
  const ScriptSource& scripts_;
  const Settings& settings_;
  Observer& observer_;
  const Clock& clock_;
  std::vector<std::string> rows_;
  const revision::Revision* speaking_ = nullptr;  ///< Whose step runs.
  std::size_t done_ = 0;
  std::size_t kept_ = 0;
};

}  // namespace

Outcome upgrade(Connection& connection, const revision::Graph& graph, const std::vector<std::string>& targets,
                const ScriptSource& scripts, const Settings& settings, Observer& observer,
                const Clock& clock) {
  return Run(connection, graph, scripts, settings, observer, clock)
      .run(
          [&](const std::vector<std::string>& rows) { return revision::plan_upgrade(graph, rows, targets); });
}

Outcome downgrade(Connection& connection, const revision::Graph& graph, const std::string& target,
                  const ScriptSource& scripts, const Settings& settings, Observer& observer,
                  const Clock& clock) {
  return Run(connection, graph, scripts, settings, observer, clock)
      .run([&](const std::vector<std::string>& rows) {
        return revision::plan_downgrade(graph, rows, target);
      });
}

Outcome stamp(Connection& connection, const revision::Graph& graph, const std::vector<std::string>& targets,
              bool purge, const Settings& settings, Observer& observer, const Clock& clock) {
  // A wrong target is told before a lock is waited for.
  revision::plan_stamp(graph, {}, targets, true);
  const Lock lock(connection, settings, observer, clock);
  // What is purged may be in any state.
  Recorded recorded = read_recorded(connection, settings, purge ? Rows::any : Rows::sound);
  const auto plan = revision::plan_stamp(graph, recorded.rows, targets, purge);
  if (plan.rows.empty() && plan.moves.empty()) return {0, std::move(recorded.rows), {}};
  tell_overlap(plan.overlapping, observer);
  if (!recorded.version_table || !recorded.history_table) ensure_version(connection, settings);
  move_rows(connection, graph, plan.moves, recorded.rows, settings, observer);
  auto rows = revision::follow(recorded.rows, plan.rows);
  if (plan.rows.empty()) return {0, std::move(rows), {}};
  std::string sql = "BEGIN;\n";
  for (const auto& statement : row_statements(plan.rows, settings)) sql += statement;
  sql += history_statement({at(rows), "stamp", "", "done", "", ""}, settings, &plan.rows) + "COMMIT;\n";
  try {
    postgres::run_script(connection, sql);
  } catch (const postgres::ServerError& error) {
    if (postgres::transaction_state(connection) != postgres::TransactionState::idle)
      postgres::run_script(connection, "ROLLBACK");
    if (error.report().sqlstate == "42501")
      refuse("R0413", error.report().message, "connect as the role that owns the version table");
    if (error.report().sqlstate == "22001")
      refuse("R0414", "the id is too long for the version table: " + error.report().message,
             "ALTER TABLE … ALTER COLUMN version_num TYPE text (Alembic makes it 32 characters)");
    throw;
  }
  return {1, std::move(rows), {}};
}

}  // namespace retort::run
