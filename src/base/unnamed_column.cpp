#include "base/unnamed_column.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/sql_tokens.hpp"

namespace retort::base {
namespace {

constexpr std::array<std::string_view, 13> clauses{"FROM",   "WHERE",     "GROUP",  "HAVING", "WINDOW",
                                                   "UNION",  "INTERSECT", "EXCEPT", "ORDER",  "LIMIT",
                                                   "OFFSET", "FETCH",     "FOR"};

constexpr std::string_view no_name = " AS \"?column?\"";

// Of each open parenthesis or bracket: where its SELECT is.
struct Level {
  bool in_list = false;
  bool cast = false;   // What has been read of the column is a cast,
  bool named = false;  // or has a name.
};

}  // namespace

std::string name_unnamed_columns(std::string_view sql) {
  if (sql.starts_with("INSERT ")) return std::string(sql);  // Nobody's definition: rows on their way.
  std::string result;
  std::vector<Level> levels(1);
  const auto end_column = [&] {
    Level& level = levels.back();
    if (level.in_list && level.cast && !level.named) {
      const std::size_t end = result.find_last_not_of(" \n") + 1;
      result.insert(end, no_name);
    }
    level.cast = level.named = false;
  };
  for (std::size_t at = 0; at < sql.size();) {
    const std::size_t next = std::max(skip_opaque(sql, at), at + 1);
    const std::string_view token = sql.substr(at, next - at);
    const bool clause = std::find(clauses.begin(), clauses.end(), token) != clauses.end();
    if (clause || token == "," || token == ")" || token == ";") end_column();
    Level& level = levels.back();
    if (clause || token == ";")
      level.in_list = false;
    else if (token == "SELECT")
      level = {.in_list = true};
    else if (token == "AS")
      level.named = true;
    else if (token == ":" && sql.substr(at, 2) == "::")
      level.cast = true;
    if (token == "(" || token == "[") levels.emplace_back();
    if ((token == ")" || token == "]") && levels.size() > 1) levels.pop_back();
    result += token;
    at = next;
  }
  end_column();
  return result;
}

std::string forget_unnamed_columns(std::string_view sql) {
  std::string result;
  int depth = 0;
  for (std::size_t at = 0; at < sql.size();) {
    if (depth > 0 && sql.substr(at, no_name.size()) == no_name) {
      at += no_name.size();
      continue;
    }
    const std::size_t next = std::max(skip_opaque(sql, at), at + 1);
    if (sql[at] == '(') ++depth;
    if (sql[at] == ')') --depth;
    result += sql.substr(at, next - at);
    at = next;
  }
  return result;
}

}  // namespace retort::base
