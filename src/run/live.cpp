// What a function does is its own affair; what it leaves behind is looked at, because the version row must
// move in the transaction that did the work, or not at all.
#include "run/live.hpp"

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "postgres/query.hpp"
#include "run/failure.hpp"

namespace retort::run {
namespace {

using postgres::TransactionState;

/// Libpq's road for statements, with what the server refused last.
class Session final : public LiveConnection {
 public:
  Session(Connection& connection, bool transactional)
      : connection_(connection), transactional_(transactional) {}

  std::vector<Row> query(std::string_view sql, const std::vector<Field>& values) override {
    return guarded(sql, [&] { return postgres::query(connection_, sql, values).rows; });
  }
  long long execute(std::string_view sql, const std::vector<Field>& values) override {
    return guarded(sql, [&] {
      if (!values.empty()) return postgres::execute(connection_, sql, values);
      const auto counts = postgres::run_script(connection_, sql);
      return counts.empty() ? 0LL : counts.back();
    });
  }
  Connection& connection() override { return connection_; }

  const std::optional<postgres::ServerError>& refusal() const noexcept { return refusal_; }

 private:
  static bool controls_transaction(std::string_view sql) {
    const auto statements = postgres::split_statements(sql);
    return std::any_of(statements.begin(), statements.end(),
                       [](const auto& one) { return one.controls_transaction; });
  }

  template <class Work>
  auto guarded(std::string_view sql, const Work& work) -> decltype(work()) {
    if (transactional_ && controls_transaction(sql))
      throw Error(Diagnostic{.code = "R0438",
                             .text = "a function starts or ends a transaction by itself",
                             .help = "leave it out: it runs in that of its revision; `transactional(false)` "
                                     "in the head runs the revision without one"});
    try {
      return work();
    } catch (const postgres::ServerError& error) {
      refusal_.emplace(error);
      throw;
    }
  }

  Connection& connection_;
  bool transactional_;
  std::optional<postgres::ServerError> refusal_;
};

[[noreturn]] void fail(const Prepared& step, const LiveCall& call, Diagnostic diagnostic) {
  diagnostic.text = doing(step) + ": " + diagnostic.text + " (in \"" + call.purpose + "\")";
  diagnostic.place = call.place;
  throw Error(std::move(diagnostic));
}

[[noreturn]] void fail(const Prepared& step, const LiveCall& call, const postgres::ServerError& error) {
  Diagnostic failure = statement_failure(step, std::nullopt, error.report(), "");
  failure.text = error.report().message;
  failure.excerpt = error.diagnostics().front().excerpt;
  fail(step, call, std::move(failure));
}

void check_left(Connection& connection, const Session& session, const Prepared& step, const LiveCall& call) {
  const TransactionState state = postgres::transaction_state(connection);
  const bool transactional = step.revision->transactional;
  if (state == TransactionState::failed && session.refusal()) fail(step, call, *session.refusal());
  if (state == TransactionState::failed)
    fail(step, call,
         {.code = "R0441",
          .text = "the function returned although a statement of it had failed",
          .help = "let the exception pass, or work in a savepoint"});
  if (transactional != (state == TransactionState::open))
    fail(
        step, call,
        {.code = "R0438",
         .text = transactional ? "the function ended the transaction of its revision"
                               : "the function left a transaction open",
         .help = transactional ? "with libpqxx, take pqxx::nontransaction: pqxx::work ends what it finds open"
                               : "commit it: this revision runs outside of a transaction"});
}

}  // namespace

std::vector<Piece> pieces_of(const Prepared& step) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  const auto add = [&](std::size_t end, const LiveCall* then) {
    Prepared part{step.revision, step.direction, {}, {}, step.changes_session};
    part.script.sql = step.script.sql.substr(begin, end - begin);
    for (const Origin& origin : step.script.origins) {
      if (origin.offset < end || end == begin)
        part.script.origins.push_back({std::max(origin.offset, begin) - begin, origin.place});
    }
    for (postgres::StatementSpan statement : step.statements) {
      if (statement.offset < begin || statement.offset >= end) continue;
      statement.offset -= begin;
      part.statements.push_back(statement);
    }
    pieces.push_back({std::move(part), then});
    begin = end;
  };
  for (const LiveCall& call : step.script.calls) add(call.offset, &call);
  add(step.script.sql.size(), nullptr);
  return pieces;
}

void run_call(Connection& connection, const Prepared& step, const LiveCall& call) {
  Session session(connection, step.revision->transactional);
  try {
    call.work->run(session);
  } catch (const postgres::ServerError& error) {
    fail(step, call, error);
  } catch (const Error& error) {
    if (error.code() == "R0303") throw;
    Diagnostic first = error.diagnostics().front();
    if (first.code != "R0438") first.code = "R0441";
    fail(step, call, std::move(first));
  } catch (const std::exception& error) {
    fail(step, call, {.code = "R0441", .text = std::string(base::trim(error.what()))});
  } catch (...) {
    fail(step, call, {.code = "R0441", .text = "the function threw something that is no exception"});
  }
  check_left(connection, session, step, call);
}

}  // namespace retort::run
