// What a script must not hold is found before anything runs: statements that end the transaction in which
// the version row moves, and what only psql understands.
#include <algorithm>
#include <cctype>

#include "base/diagnostic.hpp"
#include "base/text.hpp"
#include "run/batch.hpp"

namespace retort::run {
namespace {

bool space(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

/// Behind a literal, quoted name, dollar quote or comment that begins at `at`, or `at` itself.
std::size_t behind_quoted(const std::string& sql, std::size_t at) {
  const char c = sql[at];
  const auto until = [&](std::string_view close, std::size_t from) {
    const auto end = sql.find(close, from);
    return end == std::string::npos ? sql.size() : end + close.size();
  };
  if (c == '-' && sql.compare(at, 2, "--") == 0) return std::min(until("\n", at), sql.size());
  if (c == '/' && sql.compare(at, 2, "/*") == 0) {
    int depth = 1;
    for (at += 2; at < sql.size() && depth > 0; ++at) {
      if (sql.compare(at, 2, "/*") == 0)
        ++depth, ++at;
      else if (sql.compare(at, 2, "*/") == 0)
        --depth, ++at;
    }
    return at;
  }
  if (c == '"') return until("\"", at + 1);
  if (c == '\'') {
    const bool escapes = at > 0 && (sql[at - 1] == 'E' || sql[at - 1] == 'e') &&
                         (at == 1 || std::isalnum(static_cast<unsigned char>(sql[at - 2])) == 0);
    for (++at; at < sql.size() && sql[at] != '\''; ++at) {
      if (escapes && sql[at] == '\\') ++at;
    }
    return std::min(at + 1, sql.size());
  }
  const bool inside_word =
      at > 0 && (std::isalnum(static_cast<unsigned char>(sql[at - 1])) != 0 || sql[at - 1] == '_');
  if (c == '$' && !inside_word) {
    auto end = at + 1;
    while (end < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[end])) != 0 || sql[end] == '_' ||
                                static_cast<unsigned char>(sql[end]) >= 0x80)) {
      ++end;
    }
    const bool digit = end > at + 1 && std::isdigit(static_cast<unsigned char>(sql[at + 1])) != 0;
    if (end < sql.size() && sql[end] == '$' && !digit) return until(sql.substr(at, end - at + 1), end + 1);
  }
  return at;
}

/// The first backslash outside of quotes and comments: no SQL has one there.
std::size_t meta_command(const std::string& sql) {
  if (sql.find('\\') == std::string::npos) return std::string::npos;
  for (std::size_t at = 0; at < sql.size();) {
    const auto next = behind_quoted(sql, at);
    if (next != at) {
      at = next;
    } else if (sql[at] == '\\') {
      return at;
    } else {
      ++at;
    }
  }
  return std::string::npos;
}

/// COPY … FROM STDIN, whose rows would have to follow in the stream. Words of quoted text do not count.
bool copies_from_stdin(const std::string& sql, const postgres::StatementSpan& span) {
  std::vector<std::string> words;
  const auto end = span.offset + span.length;
  for (std::size_t at = first_code(sql, span.offset); at < end;) {
    const auto next = behind_quoted(sql, at);
    if (next != at) {
      at = next;
      continue;
    }
    auto stop = at;
    while (stop < end && (std::isalnum(static_cast<unsigned char>(sql[stop])) != 0 || sql[stop] == '_'))
      ++stop;
    if (stop == at) {
      ++at;
      continue;
    }
    words.push_back(base::lower(sql.substr(at, stop - at)));
    if (words.size() == 1 && words.front() != "copy") return false;
    if (words.size() >= 2 && words.back() == "stdin" && words[words.size() - 2] == "from") return true;
    at = stop;
  }
  return false;
}

Diagnostic problem(const Script& script, const char* code, std::string text, std::string help,
                   std::size_t offset) {
  const auto at = base::position_at(script.sql, offset);
  return {.code = code,
          .text = std::move(text),
          .help = std::move(help),
          .place = place_of(script, offset),
          .excerpt = base::excerpt(script.sql, at.line, at.column)};
}

void check(const Prepared& step, const Settings& settings, std::vector<Diagnostic>& problems) {
  const auto& id = step.revision->id;
  const auto meta = meta_command(step.script.sql);
  if (meta != std::string::npos) {
    problems.push_back(problem(step.script, "R0433", "revision " + id + " holds a command of psql",
                               "only SQL can run here: commands with a backslash are psql's own", meta));
    return;
  }
  for (const auto& statement : step.statements) {
    if (statement.controls_transaction)
      problems.push_back(problem(step.script, "R0432",
                                 "revision " + id + " starts or ends a transaction by itself",
                                 "leave it out: each revision runs in a transaction with its version row; "
                                 "`-- transactional: no` in the head runs it without one",
                                 first_code(step.script.sql, statement.offset)));
    if (copies_from_stdin(step.script.sql, statement))
      problems.push_back(problem(step.script, "R0434", "revision " + id + " copies rows from standard input",
                                 "write the rows as INSERT … VALUES",
                                 first_code(step.script.sql, statement.offset)));
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

std::size_t first_code(const std::string& sql, std::size_t offset) {
  while (offset < sql.size()) {
    if (space(sql[offset])) {
      ++offset;
    } else if (sql.compare(offset, 2, "--") == 0 || sql.compare(offset, 2, "/*") == 0) {
      offset = behind_quoted(sql, offset);
    } else {
      break;
    }
  }
  return offset;
}

Prepared prepare(const revision::Revision& revision, revision::Direction direction,
                 const ScriptSource& scripts, const Settings& settings, std::vector<Diagnostic>& problems) {
  Prepared step{&revision, direction, {}, {}};
  try {
    step.script = scripts(revision, direction);
    step.statements = postgres::split_statements(step.script.sql);
    check(step, settings, problems);
  } catch (const Error& error) {
    problems.insert(problems.end(), error.diagnostics().begin(), error.diagnostics().end());
  }
  return step;
}

}  // namespace retort::run
