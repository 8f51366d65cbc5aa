// The manual's lexical rules (4.1), as far as one has to know them to tell text from code.
#include "base/sql_tokens.hpp"

#include <algorithm>

namespace retort::base {
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

}  // namespace

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

bool ends_in_comment(std::string_view sql) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < sql.size();) {
    begin = at;
    const std::size_t next = skip_opaque(sql, at);
    at = next == at ? at + 1 : next;
  }
  return sql.substr(begin, 2) == "--";
}

}  // namespace retort::base
