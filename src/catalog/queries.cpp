#include "catalog/queries.hpp"

#include <algorithm>
#include <cassert>

namespace retort::catalog {

namespace {

constexpr std::string_view whole = "-- only if: ";
constexpr std::string_view part = "-- if: ";

std::vector<std::string_view> all_queries() {
  std::vector<std::string_view> all;
  for (const Kind* kind : kinds()) all.push_back(kind->traits().query);
  for (const std::string_view query : {dependency_query(), cast_query(), unmodelled_query(), roles_query()})
    all.push_back(query);
  return all;
}

// Calls `take` with each line, its end included.
template <class Take>
void each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    take(text.substr(0, end));
    text.remove_prefix(end);
  }
}

// What stands behind `mark` in a line that begins with it.
std::string_view behind(std::string_view mark, std::string_view line) {
  if (!line.starts_with(mark)) return {};
  line.remove_prefix(mark.size());
  return line.substr(0, line.find_last_not_of(" \n") + 1);
}

// All that is asked of the server before the queries, each once, in the order of the queries.
std::vector<std::string> conditions_of(int server_version) {
  std::vector<std::string> result;
  for (const std::string_view query : all_queries()) {
    each_line(for_version(query, server_version), [&](std::string_view line) {
      for (const std::string_view mark : {whole, part}) {
        const std::string_view condition = behind(mark, line);
        if (!condition.empty() && std::find(result.begin(), result.end(), condition) == result.end())
          result.emplace_back(condition);
      }
    });
  }
  return result;
}

// `query` without the parts that have nothing to find; nothing where that is all of it.
template <class Holds>
std::string needed(std::string_view query, Holds holds) {
  bool conditional = false, any = false, kept = true;
  std::string result;
  each_line(query, [&](std::string_view line) {
    if (const std::string_view condition = behind(whole, line); !condition.empty()) {
      conditional = true;
      any = any || holds(condition);
    } else if (const std::string_view begun = behind(part, line); !begun.empty()) {
      kept = holds(begun);
    } else if (line.starts_with("-- else")) {
      kept = !kept;
    } else if (line.starts_with("-- end if")) {
      kept = true;
    } else if (kept) {
      result += line;
    }
  });
  return conditional && !any ? "" : result;
}

}  // namespace

std::string conditions_query(int server_version) {
  std::string sql = "SELECT current_setting('is_superuser')::boolean";
  for (const std::string& condition : conditions_of(server_version))
    sql += ",\n  EXISTS (SELECT FROM " + condition + ")";
  return sql;
}

std::vector<std::string> queries(const Filter& filter, int server_version, const base::Row& conditions) {
  const std::vector<std::string> asked = conditions_of(server_version);
  const auto holds = [&](std::string_view condition) {
    const auto found = std::find(asked.begin(), asked.end(), condition);
    assert(found != asked.end());
    return conditions.at(static_cast<std::size_t>(found - asked.begin()) + 1) == "t";
  };
  const bool superuser = conditions.at(0) == "t";
  const std::vector<std::string_view> all = all_queries();
  std::vector<std::string> result(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i >= kinds().size() || wanted(*kinds()[i], filter))
      result[i] = needed(for_version(all[i], server_version, superuser), holds);
  }
  return result;
}

}  // namespace retort::catalog
