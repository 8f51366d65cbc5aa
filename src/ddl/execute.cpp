// SQL as it stands, and rows. Values take the place of `$1`, `$2`, … as literals, wherever the server would
// see a parameter: not in strings, quoted names, comments, or the middle of a name. The walk over the text
// follows the manual's lexical rules (4.1) far enough to know which of these it is in.
#include <cctype>

#include "base/text.hpp"
#include "ddl/clauses.hpp"

namespace retort::ddl {
namespace {

constexpr auto npos = std::string_view::npos;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool continues_word(char c) {
  return starts_word(c) || is_digit(c) || c == '$';
}

/// Past a quoted text that begins at `at`; with `escapes` a backslash hides the next character.
std::size_t skip_quoted(std::string_view sql, std::size_t at, char quote, bool escapes) {
  for (++at; at < sql.size(); ++at) {
    if (escapes && sql[at] == '\\')
      ++at;
    else if (sql[at] == quote)
      return at + 1;
  }
  return sql.size();
}

/// Past a comment, nested as PostgreSQL allows.
std::size_t skip_block_comment(std::string_view sql, std::size_t at) {
  int depth = 0;
  while (at < sql.size()) {
    const std::string_view two = sql.substr(at, 2);
    if (two == "/*") ++depth;
    if (two == "*/") --depth;
    at += two == "/*" || two == "*/" ? 2 : 1;
    if (depth == 0) break;
  }
  return at;
}

/// Past `$tag$ … $tag$` if one begins at `at`, else `at`.
std::size_t skip_dollar_quoted(std::string_view sql, std::size_t at) {
  std::size_t end = at + 1;
  while (end < sql.size() && sql[end] != '$' && continues_word(sql[end])) ++end;
  if (end >= sql.size() || sql[end] != '$' || is_digit(sql[at + 1])) return at;
  const std::string_view tag = sql.substr(at, end + 1 - at);
  const std::size_t close = sql.find(tag, end + 1);
  return close == npos ? sql.size() : close + tag.size();
}

/// Past what begins at `at` and holds no parameter; `at` itself if it is neither.
std::size_t skip_opaque(std::string_view sql, std::size_t at) {
  const char c = sql[at];
  if (c == '\'' || c == '"') return skip_quoted(sql, at, c, false);
  if ((c == 'e' || c == 'E') && sql.substr(at + 1, 1) == "'") return skip_quoted(sql, at + 1, '\'', true);
  if (sql.substr(at, 2) == "--") return std::min(sql.find('\n', at), sql.size());
  if (sql.substr(at, 2) == "/*") return skip_block_comment(sql, at);
  if (c == '$') return skip_dollar_quoted(sql, at);
  if (!starts_word(c)) return at;
  while (at < sql.size() && continues_word(sql[at])) ++at;
  return at;
}

[[noreturn]] void wrong_parameters(std::string text) {
  throw Error(Diagnostic{.code = "R0503",
                         .text = std::move(text),
                         .help = "number the places $1, $2, … and give one value for each"});
}

std::string substitute(std::string_view sql, const std::vector<std::string>& parameters) {
  std::string result;
  std::vector<bool> used(parameters.size());
  for (std::size_t at = 0; at < sql.size();) {
    if (const std::size_t next = skip_opaque(sql, at); next != at) {
      result += sql.substr(at, next - at);
      at = next;
      continue;
    }
    if (sql[at] != '$' || at + 1 >= sql.size() || !is_digit(sql[at + 1])) {
      result += sql[at++];
      continue;
    }
    std::size_t number = 0;
    const std::size_t begin = at++;
    for (; at < sql.size() && is_digit(sql[at]) && number <= parameters.size(); ++at) {
      number = number * 10 + static_cast<std::size_t>(sql[at] - '0');
    }
    if (number == 0 || number > parameters.size()) {
      wrong_parameters("there is no value for " + std::string(sql.substr(begin, at - begin)));
    }
    used[number - 1] = true;
    const std::string& value = parameters[number - 1];
    result += value.substr(0, 1) == "-" ? in_parentheses(value) : value;  // `-$1` must not become a comment.
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) wrong_parameters("the statement does not use value " + std::to_string(i + 1));
  }
  return result;
}

}  // namespace

Statements execute(const operation::Execute& execute) {
  std::string_view sql = base::trim(execute.sql);
  while (!sql.empty() && sql.back() == ';') sql = base::trim(sql.substr(0, sql.size() - 1));
  if (sql.empty()) return {};
  return {execute.parameters.empty() ? std::string(sql) : substitute(sql, execute.parameters)};
}

Statements bulk_insert(const operation::BulkInsert& insert) {
  if (insert.rows.empty()) return {};
  std::vector<std::string> lines;
  for (const std::vector<std::string>& row : insert.rows) {
    if (row.size() != insert.columns.size()) {
      throw Error(Diagnostic{.code = "R0505",
                             .text = "row " + std::to_string(lines.size() + 1) + " for table \"" +
                                     insert.table.name + "\" has " + std::to_string(row.size()) +
                                     " values for " + std::to_string(insert.columns.size()) + " columns",
                             .help = "give each row one value per column, nullptr for NULL"});
    }
    lines.push_back('(' + base::join(row, ", ") + ')');
  }
  return {"INSERT INTO " + qualified(insert.table) + " (" + identifiers(insert.columns) + ") VALUES\n  " +
          base::join(lines, ",\n  ")};
}

}  // namespace retort::ddl
