#include "catalog/expression.hpp"

#include <algorithm>
#include <cctype>

#include "base/sql.hpp"

namespace retort::catalog {

namespace {

bool word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || c == '$' || (c & 0x80);
}

// The bytes of the token that begins `text`: a literal, an identifier (quoted or not), or one other byte.
std::size_t token_length(std::string_view text) {
  std::size_t end = 1;
  if (text[0] == '\'' || text[0] == '"') {
    for (; end < text.size(); ++end) {
      if (text[end] != text[0]) continue;
      if (end + 1 < text.size() && text[end + 1] == text[0]) {
        ++end;
      } else {
        return end + 1;
      }
    }
    return text.size();
  }
  if (word(text[0])) {
    while (end < text.size() && word(text[end])) ++end;
  }
  return end;
}

// Whether the parenthesis that begins `text` is closed by the one that ends it.
bool enclosed(std::string_view text) {
  if (!text.starts_with('(') || !text.ends_with(')')) return false;
  int depth = 0;
  while (!text.empty()) {
    if (text[0] == '(') ++depth;
    if (text[0] == ')') --depth;
    text.remove_prefix(token_length(text));
    if (depth == 0) break;
  }
  return text.empty();
}

// Whether parentheses around `text` are its own: it is no expression without them.
bool is_query(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \n"), text.size()));
  if (text.empty()) return false;
  const std::string_view first = text.substr(0, token_length(text));
  return first == "SELECT" || first == "WITH" || first == "VALUES";
}

}  // namespace

std::string without_parentheses(std::string_view expression) {
  while (enclosed(expression)) {
    const std::string_view inner = expression.substr(1, expression.size() - 2);
    if (is_query(inner)) break;
    expression = inner;
  }
  return std::string(expression);
}

std::string rename_in_expression(std::string_view expression, std::string_view from, std::string_view to) {
  const std::string old_name = base::quote_identifier(from);
  const std::string new_name = base::quote_identifier(to);
  std::string result;
  while (!expression.empty()) {
    const std::string_view token = expression.substr(0, token_length(expression));
    result += token == old_name ? std::string_view(new_name) : token;
    expression.remove_prefix(token.size());
  }
  return result;
}

std::string rename_qualified(const std::string& text, const Name& from, const std::string& to) {
  const std::string old_name = base::quote_name(from);
  const std::string new_name = base::quote_name({from.schema, to});
  std::string result;
  std::size_t rest = 0;
  for (std::size_t at; (at = text.find(old_name, rest)) != text.npos;) {
    const std::size_t end = at + old_name.size();
    const bool whole = (at == 0 || !word(text[at - 1])) && (end == text.size() || !word(text[end]));
    result.append(text, rest, at - rest).append(whole ? new_name : old_name);
    rest = end;
  }
  return result.append(text, rest);
}

}  // namespace retort::catalog
