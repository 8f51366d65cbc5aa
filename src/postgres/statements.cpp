// Two roads. PostgreSQL's own parser knows best where statements end, but the one that is linked is of one
// version, and refuses a whole script for one clause that is newer. Then psql's rules decide, which need no
// grammar: a semicolon ends a statement unless it is quoted, in parentheses, or in the BEGIN ATOMIC … END of
// a function.
#include "postgres/statements.hpp"

#include <optional>
#include <pg_query.h>
#include <string>

#include "base/text.hpp"
#include "postgres/lexer.hpp"
#include "postgres/query.hpp"

namespace retort::postgres {
namespace {

struct Range {
  std::size_t begin;
  std::size_t end;
};

std::optional<std::vector<Range>> split_with_parser(std::string_view script) {
  if (script.find('\0') != std::string_view::npos) return std::nullopt;
  const PgQuerySplitResult result = pg_query_split_with_parser(std::string{script}.c_str());
  std::optional<std::vector<Range>> ranges;
  if (result.error == nullptr) {
    ranges.emplace();
    for (int i = 0; i < result.n_stmts; ++i) {
      const PgQuerySplitStmt& statement = *result.stmts[i];
      const auto begin = static_cast<std::size_t>(statement.stmt_location);
      const auto length = static_cast<std::size_t>(statement.stmt_len);
      ranges->push_back({begin, length == 0 ? script.size() : begin + length});
    }
  }
  pg_query_free_split_result(result);
  return ranges;
}

/// How deep a script is in parentheses and in the body of a SQL function.
class Nesting {
 public:
  /// True if `token` ends a statement.
  bool ends_statement(const Token& token) {
    if (token.kind == Token::Kind::end) return true;
    if (token.is('(')) ++parentheses_;
    if (token.is(')') && parentheses_ > 0) --parentheses_;
    if (token.kind == Token::Kind::word) see_word(token);
    return token.is(';') && parentheses_ == 0 && blocks_ == 0;
  }

 private:
  /// CREATE [OR REPLACE] FUNCTION | PROCEDURE … BEGIN ATOMIC …; CASE … END; END
  void see_word(const Token& token) {
    if (words_ < 4) {
      const bool routine = token.is("function") || token.is("procedure");
      if (words_ == 0) creates_ = token.is("create");
      if (creates_ && routine) makes_routine_ = true;
      ++words_;
    }
    if (!makes_routine_ || parentheses_ > 0) return;
    if (token.is("atomic") && after_begin_) ++blocks_;
    if (token.is("case") && blocks_ > 0) ++blocks_;
    if (token.is("end") && blocks_ > 0) --blocks_;
    after_begin_ = token.is("begin");
  }

  int parentheses_ = 0;
  int blocks_ = 0;
  int words_ = 0;
  bool creates_ = false;
  bool makes_routine_ = false;
  bool after_begin_ = false;
};

std::vector<Range> split_with_lexer(std::string_view script) {
  std::vector<Range> ranges;
  Lexer lexer{script};
  Nesting nesting;
  std::size_t begin = 0;
  for (;;) {
    const Token token = lexer.next();
    if (!nesting.ends_statement(token)) continue;
    ranges.push_back({begin, token.offset});
    if (token.kind == Token::Kind::end) return ranges;
    begin = token.end();
    nesting = {};
  }
}

bool controls_transaction(std::string_view statement) {
  Lexer lexer{statement};
  const Token first = lexer.next();
  Token second = lexer.next();
  if (first.is("begin") || first.is("start") || first.is("commit") || first.is("end") || first.is("abort"))
    return true;
  if (first.is("prepare")) return second.is("transaction");
  if (!first.is("rollback")) return false;
  if (second.is("work") || second.is("transaction")) second = lexer.next();
  return !second.is("to");
}

/// From its first token to its last; nothing if there is none.
std::optional<StatementSpan> span_of(std::string_view script, Range range) {
  const std::string_view text = script.substr(0, range.end);
  Lexer lexer{text, range.begin};
  Token token = lexer.next();
  while (token.is(';')) token = lexer.next();
  if (token.kind == Token::Kind::end) return std::nullopt;
  const std::size_t begin = token.offset;
  std::size_t end = begin;
  for (; token.kind != Token::Kind::end; token = lexer.next()) {
    if (!token.is(';') || end == begin) end = token.end();
  }
  return StatementSpan{begin, end - begin, controls_transaction(script.substr(begin, end - begin))};
}

std::vector<StatementSpan> spans_of(std::string_view script, const std::vector<Range>& ranges) {
  std::vector<StatementSpan> spans;
  for (const Range range : ranges) {
    if (const auto span = span_of(script, range)) spans.push_back(*span);
  }
  return spans;
}

Diagnostic psql_command(std::string_view script, std::size_t offset) {
  const std::string_view rest = script.substr(offset);
  const std::string command{rest.substr(0, rest.find_first_of(" \t\r\n;"))};
  std::string help = "remove it: a script goes to the server as it is";
  if (command == "\\i" || command == "\\ir" || command == "\\include" || command == "\\include_relative") {
    help = "put that file's SQL here in its place";
  } else if (command == "\\restrict" || command == "\\unrestrict") {
    help = "remove it: newer versions of pg_dump write it for psql alone";
  } else if (command == "\\copy" || command == "\\.") {
    help = "use INSERT, or COPY FROM a file on the server";
  } else if (command.starts_with("\\g")) {
    help = "write a semicolon in its place";
  }
  return {.code = "R0402",
          .text = command + " is a command of psql, not SQL",
          .help = help,
          .place = {},
          .excerpt = {}};
}

/// COPY … FROM STDIN, at any depth but in parentheses.
bool copies_from_client(std::string_view statement) {
  Lexer lexer{statement};
  if (!lexer.next().is("copy")) return false;
  int parentheses = 0;
  bool after_from = false;
  for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
    if (token.is('(')) ++parentheses;
    if (token.is(')')) --parentheses;
    if (parentheses == 0 && after_from && token.is("stdin")) return true;
    after_from = token.is("from");
  }
  return false;
}

std::optional<std::size_t> find_backslash(std::string_view text) {
  Lexer lexer{text};
  for (Token token = lexer.next(); token.kind != Token::Kind::end; token = lexer.next()) {
    if (token.is('\\')) return token.offset;
  }
  return std::nullopt;
}

}  // namespace

std::vector<StatementSpan> split_statements(std::string_view script) {
  if (const auto ranges = split_with_parser(script)) return spans_of(script, *ranges);
  return split_statements_without_grammar(script);
}

std::vector<StatementSpan> split_statements_without_grammar(std::string_view script) {
  return spans_of(script, split_with_lexer(script));
}

void run_each(Connection& connection, const std::string& script, std::string* refused) {
  std::string statement;
  try {
    for (const StatementSpan& one : split_statements(script)) {
      statement = script.substr(one.offset, one.length);
      run_script(connection, statement);
    }
  } catch (const ServerError&) {
    if (refused != nullptr) *refused = statement;
    if (transaction_state(connection) != TransactionState::idle) run_script(connection, "ROLLBACK");
    throw;
  }
}

std::optional<Misplaced> find_psql_only(std::string_view script) {
  // Statement by statement: what follows a COPY FROM STDIN is data, in which quotes mean nothing.
  for (const Range range : split_with_lexer(script)) {
    const std::optional<StatementSpan> span = span_of(script, range);
    if (!span) continue;
    const std::string_view statement = script.substr(span->offset, span->length);
    if (const auto backslash = find_backslash(statement)) {
      const std::size_t offset = span->offset + *backslash;
      return Misplaced{offset, psql_command(script, offset)};
    }
    if (copies_from_client(statement)) {
      return Misplaced{span->offset,
                       {.code = "R0403",
                        .text = "COPY FROM STDIN takes its rows from psql, which is not here",
                        .help = "use INSERT, or COPY FROM a file on the server",
                        .place = {},
                        .excerpt = {}}};
    }
  }
  return std::nullopt;
}

}  // namespace retort::postgres
