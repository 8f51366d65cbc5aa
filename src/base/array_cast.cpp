// `(ARRAY[…])::text[]` hands text down to the elements; `((ARRAY[…])::character varying[])::text[]` does not,
// and the inner cast leaves no trace. The elements' type is known where each shows the same one.
#include "base/array_cast.hpp"

#include "base/sql_tokens.hpp"

namespace retort::base {
namespace {

constexpr std::string_view opening = "(ARRAY[";

std::size_t next_token(std::string_view sql, std::size_t at) {
  const std::size_t next = skip_opaque(sql, at);
  return next == at ? at + 1 : next;
}

// Behind the type that begins at `at`: words, quoted ones too, and a modifier in parentheses.
std::size_t type_end(std::string_view sql, std::size_t at) {
  int depth = 0;
  while (at < sql.size()) {
    const char c = sql[at];
    if (c == '(') ++depth;
    const std::size_t next = skip_opaque(sql, at);
    if (depth == 0 && next == at && c != ' ' && c != '.') break;
    if (c == ')') --depth;
    at = next == at ? at + 1 : next;
  }
  return at;
}

// `timestamp without time zone` of `timestamp(3) without time zone`.
std::string without_modifier(std::string_view type) {
  const std::size_t open = type.find('(');
  if (open == type.npos) return std::string(type);
  const std::size_t close = type.find(')', open);
  return std::string(type.substr(0, open)) + std::string(type.substr(close + 1));
}

// What is cast as a whole.
struct Cast {
  std::string element;  // The type of its elements; empty: they show none, or several.
  std::size_t end = 0;  // Behind the parenthesis that closes it.
};

// The array whose first element begins at `at`.
Cast read_array(std::string_view sql, std::size_t at) {
  Cast result;
  std::string shown;
  bool first = true;
  for (int depth = 0; at < sql.size();) {
    const char c = sql[at];
    if (depth == 0 && sql.substr(at, 2) == "::") {
      const std::size_t end = type_end(sql, at + 2);
      shown = end < sql.size() && sql[end] == '[' ? "" : without_modifier(sql.substr(at + 2, end - at - 2));
      at = end;
      continue;
    }
    if (depth == 0 && (c == ',' || c == ']')) {
      result.element = first || result.element == shown ? shown : "";
      shown.clear();
      first = false;
      if (c == ']') break;
      if (result.element.empty()) return {};
    } else if (c == '(' || c == '[') {
      ++depth;
    } else if (c == ')' || c == ']') {
      --depth;
    } else if (depth == 0 && c != ' ') {
      shown.clear();  // A cast further left is not that of the whole element.
    }
    at = next_token(sql, at);
  }
  result.end = at + 2;
  return sql.substr(at, 4) == "])::" ? result : Cast{};
}

}  // namespace

std::string keep_array_casts(std::string_view sql) {
  std::string result;
  for (std::size_t at = 0; at < sql.size();) {
    if (sql.substr(at, opening.size()) == opening) {
      const Cast cast = read_array(sql, at + opening.size());
      const std::string own = cast.element + "[]";
      if (!cast.element.empty() && sql.substr(cast.end + 2, own.size()) != own) {
        const std::size_t inner = at + opening.size();
        result += '(';
        result += opening;
        result += keep_array_casts(sql.substr(inner, cast.end - 2 - inner));
        result += "])::" + own + ')';
        at = cast.end;
        continue;
      }
    }
    const std::size_t next = next_token(sql, at);
    result += sql.substr(at, next - at);
    at = next;
  }
  return result;
}

}  // namespace retort::base
