// SQL as it stands, and rows. Values take the place of `$1`, `$2`, … as literals, wherever the server would
// see a parameter: not in strings, quoted names, comments, or the middle of a name.
#include "base/sql_tokens.hpp"
#include "base/text.hpp"
#include "ddl/clauses.hpp"

namespace retort::ddl {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
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
    if (const std::size_t next = base::skip_opaque(sql, at); next != at) {
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
