#include "import/statements.hpp"

#include <algorithm>
#include <vector>

#include "base/text.hpp"
#include "postgres/lexer.hpp"
#include "postgres/statements.hpp"

namespace retort::imports {
namespace {

/// The first words of a statement, in lower case; what is quoted is none.
std::vector<std::string> words(std::string_view statement, std::size_t count) {
  std::vector<std::string> found;
  postgres::Lexer lexer(statement);
  for (auto token = lexer.next(); token.kind != postgres::Token::Kind::end && found.size() < count;
       token = lexer.next()) {
    if (token.kind == postgres::Token::Kind::word) found.push_back(base::lower(token.text));
  }
  return found;
}

bool outside(std::string_view statement) {
  const std::vector<std::string> all = words(statement, 1000);
  if (all.empty()) return false;
  const std::string& verb = all[0];
  const auto has = [&all](const char* word) {
    return std::find(all.begin() + 1, all.end(), word) != all.end();
  };
  const auto second_is = [&all](const char* word) { return all.size() > 1 && all[1] == word; };
  if (verb == "vacuum") return true;
  if (verb == "cluster") return all.size() == 1;
  if (verb == "discard") return second_is("all");
  if (verb == "alter")
    return second_is("system") || (second_is("database") && has("tablespace")) ||
           (second_is("table") && has("detach") && has("concurrently"));
  if (verb == "reindex") return has("concurrently") || has("database") || has("system") || has("schema");
  if (verb != "create" && verb != "drop") return false;
  if (second_is("database") || second_is("tablespace")) return true;
  if (second_is("subscription")) return verb == "drop" || !(has("create_slot") || has("connect"));
  return (second_is("index") || second_is("unique")) && has("concurrently");
}

/// Cuts a statement with its semicolon out of `sql`.
void cut(std::string& sql, const postgres::StatementSpan& span) {
  std::size_t end = span.offset + span.length;
  while (end < sql.size() && sql[end] != ';' && sql[end] != '\n') ++end;
  if (end < sql.size() && sql[end] == ';') ++end;
  sql.erase(span.offset, end - span.offset);
}

/// Without empty lines at both ends.
std::string trimmed(const std::string& sql) {
  const std::string_view inner = base::trim(sql);
  return inner.empty() ? "" : std::string(inner) + "\n";
}

}  // namespace

std::string closed(std::string statement) {
  while (!statement.empty() && (statement.back() == '\n' || statement.back() == ' ')) statement.pop_back();
  const std::size_t line = statement.rfind('\n') == std::string::npos ? 0 : statement.rfind('\n');
  const bool commented = statement.find("--", line) != std::string::npos;
  return statement + (commented ? "\n;\n" : ";\n");
}

bool runs_outside(std::string_view sql) {
  for (const postgres::StatementSpan& span : postgres::split_statements(sql)) {
    if (outside(sql.substr(span.offset, span.length))) return true;
  }
  return false;
}

void settle(Imported& revision, Half& half, const std::string& name) {
  std::vector<postgres::StatementSpan> all = postgres::split_statements(half.sql);
  if (all.size() > 1 && all.front().controls_transaction && all.back().controls_transaction) {
    const std::vector<std::string> last = words(std::string_view(half.sql).substr(all.back().offset), 1);
    if (!last.empty() && (last[0] == "commit" || last[0] == "end")) {
      cut(half.sql, all.back());
      cut(half.sql, all.front());
      all = postgres::split_statements(half.sql);
    }
  }
  half.sql = trimmed(half.sql);
  for (const postgres::StatementSpan& span : all) {
    if (!span.controls_transaction) continue;
    revision.notes.push_back("the " + name +
                             " starts or ends transactions in between, and will be refused (R0432)");
    break;
  }
  if (const auto misplaced = postgres::find_psql_only(half.sql))
    revision.notes.push_back("the " + name + " holds what only psql understands, and will be refused (" +
                             misplaced->diagnostic.code + ")");
  if (runs_outside(half.sql)) revision.transactional = false;
}

}  // namespace retort::imports
