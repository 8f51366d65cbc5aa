#include "catalog/catalog.hpp"

#include <algorithm>
#include <cstdlib>

#include "catalog/reader.hpp"

namespace retort::catalog {

bool wanted(const Kind& kind, const Filter& filter) {
  const Aspect aspect = kind.traits().aspect;
  return aspect == Aspect::schema || (aspect == Aspect::owners ? filter.owners : filter.privileges);
}

std::string for_version(std::string_view query, int server_version, bool superuser) {
  const auto kept = [&](std::string_view rule) {
    for (; !rule.empty(); rule.remove_prefix(std::min(rule.find(' '), rule.size() - 1) + 1)) {
      const auto version = [&](std::size_t skip) { return std::atoi(rule.data() + skip) * 10000; };
      if (rule.starts_with(">=")) {
        if (server_version < version(2)) return false;
      } else if (rule.starts_with("<")) {
        if (server_version >= version(1)) return false;
      } else {
        return rule.starts_with("superuser") ? superuser : !rule.starts_with("others") || !superuser;
      }
    }
    return true;
  };
  std::string result;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('\n'), query.size() - 1) + 1;
    const std::string_view line = query.substr(0, end);
    query.remove_prefix(end);
    const std::size_t mark = line.rfind("-- ");
    if (mark == line.npos || kept(line.substr(mark + 3))) result += line;
  }
  return result;
}

std::string_view dependency_query() {
  return
#include "dependency.sql.inc"
      ;
}

std::string_view cast_query() {
  return
#include "type_cast.sql.inc"
      ;
}

std::string_view unmodelled_query() {
  return
#include "unmodelled.sql.inc"
      ;
}

std::string_view roles_query() {
  return "SELECT quote_ident(rolname), rolname = current_user FROM pg_roles ORDER BY 1";
}

Catalog build(const Answers& answers, const Filter& filter) {
  Reader reader;
  std::size_t query = 0;
  const auto add = [&](const base::Rows& rows) {
    for (const base::Row& row : rows.rows) reader.add(query, row);
    ++query;
  };
  for (const base::Rows& rows : answers.kinds) add(rows);
  for (const base::Rows* rows : {&answers.dependencies, &answers.casts, &answers.unmodelled, &answers.roles})
    add(*rows);
  return reader.finish(filter, answers.server_version);
}

}  // namespace retort::catalog
