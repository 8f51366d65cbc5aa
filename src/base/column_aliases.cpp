#include "base/column_aliases.hpp"

#include <algorithm>
#include <vector>

#include "base/sql_tokens.hpp"
#include "base/text.hpp"

namespace retort::base {
namespace {

// Past the parenthesis that closes the one at `open`; npos: none does.
std::size_t past_parentheses(std::string_view sql, std::size_t open) {
  int depth = 0;
  for (std::size_t at = open; at < sql.size(); at = std::max(skip_opaque(sql, at), at + 1)) {
    if (sql[at] == '(') ++depth;
    if (sql[at] == ')' && --depth == 0) return at + 1;
  }
  return sql.npos;
}

// Where the list of columns of an alias begins that follows a closed parenthesis at `at`; npos: there is
// none.
std::size_t alias_list(std::string_view sql, std::size_t at) {
  if (at >= sql.size() || sql[at] != ' ') return sql.npos;
  const std::size_t end = skip_opaque(sql, at + 1);
  if (end == at + 1 || sql[at + 1] == '\'' || end >= sql.size() || sql[end] != '(') return sql.npos;
  return end;
}

bool is_name(std::string_view text) {
  return !text.empty() && text[0] != '\'' && skip_opaque(text, 0) == text.size();
}

}  // namespace

std::string without_own_columns(std::string_view sql, std::string_view function, std::string_view columns) {
  std::string result;
  const std::string list = "(" + std::string(columns) + ")";
  std::size_t kept = 0;
  for (std::size_t at = 0; at < sql.size();) {
    const std::size_t next = std::max(skip_opaque(sql, at), at + 1);
    const bool begins = at == 0 || sql[at - 1] == ' ' || sql[at - 1] == '(';
    if (begins && sql.substr(at, function.size()) == function && sql.substr(at + function.size(), 1) == "(") {
      const std::size_t end = past_parentheses(sql, at + function.size());
      const std::size_t names = end == sql.npos ? end : alias_list(sql, end);
      if (names != sql.npos && sql.substr(names, list.size()) == list) {
        result += sql.substr(kept, names - kept);
        kept = names + list.size();
      }
    }
    at = next;
  }
  return result += sql.substr(kept);
}

std::string sort_column_aliases(std::string_view sql) {
  std::string result;
  for (std::size_t at = 0; at < sql.size();) {
    const std::size_t next = std::max(skip_opaque(sql, at), at + 1);
    result += sql.substr(at, next - at);
    const std::size_t list = sql[at] == ')' ? alias_list(sql, next) : sql.npos;
    at = next;
    const std::size_t end = list == sql.npos ? list : past_parentheses(sql, list);
    if (end == sql.npos) continue;
    std::vector<std::string> names = split(sql.substr(list + 1, end - list - 2), ',');
    for (std::string& name : names) name = trim(name);
    if (!std::all_of(names.begin(), names.end(), is_name)) continue;
    std::sort(names.begin(), names.end());
    result += sql.substr(next, list - next);
    result += "(" + join(names, ", ") + ")";
    at = end;
  }
  return result;
}

}  // namespace retort::base
