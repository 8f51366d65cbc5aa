// What a script must not hold is found before anything runs: statements that end the transaction in which
// the version row moves, what only psql understands, and an open quote, which would swallow what the runner
// sends behind the script.
#include "base/text.hpp"
#include "postgres/lexer.hpp"
#include "run/batch.hpp"

namespace retort::run {
namespace {

Diagnostic placed(const Prepared& step, std::size_t offset, Diagnostic diagnostic) {
  diagnostic.place = place_of(step.script, offset);
  diagnostic.excerpt = excerpt_of(*step.revision, step.script, offset);
  return diagnostic;
}

Diagnostic problem(const Prepared& step, std::size_t offset, const char* code, std::string text,
                   std::string help) {
  return placed(step, offset,
                {.code = code, .text = std::move(text), .help = std::move(help), .place = {}, .excerpt = {}});
}

/// Where a quote or comment begins that runs to the end of the text: a mark behind the text is then no token.
std::optional<std::size_t> unclosed(const std::string& sql) {
  const std::string marked = sql + "\n;";
  postgres::Lexer lexer(marked);
  postgres::Token last;
  for (auto token = lexer.next(); token.kind != postgres::Token::Kind::end; token = lexer.next())
    last = token;
  if (last.is(';') && last.offset == marked.size() - 1) return std::nullopt;
  if (last.end() == marked.size()) return last.offset;
  const auto comment = sql.find("/*", last.end());
  return comment == std::string::npos ? last.end() : comment;
}

/// What makes it pointless to look for statements.
std::optional<Diagnostic> unreadable(const Prepared& step) {
  const Script& script = step.script;
  if (const auto misplaced = postgres::find_psql_only(script.sql)) {
    auto found = placed(step, misplaced->offset, misplaced->diagnostic);
    found.text = "revision " + step.revision->id + ": " + found.text;
    return found;
  }
  if (const auto offset = unclosed(script.sql))
    return problem(step, *offset, "R0436",
                   "revision " + step.revision->id + " ends inside of a quote or comment",
                   "close what begins here");
  return std::nullopt;
}

bool changes_session(const Prepared& step) {
  const auto& sql = step.script.sql;
  for (const auto& statement : step.statements) {
    const auto word = base::lower(sql.substr(statement.offset, 4));
    if (word.substr(0, 3) == "set" && (word.size() < 4 || word[3] <= ' ')) return true;
  }
  // Scripts of pg_dump have it; a function of the revision may do what it likes.
  return !step.script.calls.empty() || base::lower(sql).find("set_config") != std::string::npos;
}

void check(const Prepared& step, const Settings& settings, std::vector<Diagnostic>& problems) {
  const auto& id = step.revision->id;
  for (const auto& statement : step.statements) {
    if (statement.controls_transaction)
      problems.push_back(problem(step, statement.offset, "R0432",
                                 "revision " + id + " starts or ends a transaction by itself",
                                 "leave it out: each revision runs in a transaction with its version row; "
                                 "`-- transactional: no` in the head runs it without one"));
  }
  if (settings.single_transaction && !step.revision->transactional)
    problems.push_back(
        {.code = "R0435",
         .text = "revision " + id + " runs outside of a transaction, and --single-transaction wants one",
         .help = "run up to it, then it, then the rest",
         .place = {step.revision->file.path, step.revision->line, 1},
         .excerpt = {}});
}

}  // namespace

Prepared prepare(const revision::Revision& revision, revision::Direction direction,
                 const ScriptSource& scripts, const Settings& settings, std::vector<Diagnostic>& problems) {
  Prepared step{&revision, direction, {}, {}, false};
  try {
    step.script = scripts(revision, direction);
    if (auto found = unreadable(step)) {
      problems.push_back(std::move(*found));
      return step;
    }
    step.statements = postgres::split_statements(step.script.sql);
    step.changes_session = changes_session(step);
    check(step, settings, problems);
  } catch (const Error& error) {
    problems.insert(problems.end(), error.diagnostics().begin(), error.diagnostics().end());
  }
  return step;
}

}  // namespace retort::run
