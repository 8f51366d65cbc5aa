#include "catalog/queries.hpp"

#include <algorithm>
#include <cstdlib>

namespace retort::catalog {

namespace {

std::vector<std::string_view> all_queries() {
  std::vector<std::string_view> all;
  for (const Kind* kind : kinds()) all.push_back(kind->traits().query);
  for (const std::string_view query : {dependency_query(), cast_query(), unmodelled_query(), roles_query()})
    all.push_back(query);
  return all;
}

// `true` for a query without conditions; one of several is enough.
std::string condition(std::string_view query, int server_version) {
  constexpr std::string_view mark = "-- only if: ";
  const std::string lines = for_version(query, server_version);
  std::string result;
  for (std::size_t begin = 0; (begin = lines.find(mark, begin)) != lines.npos;) {
    begin += mark.size();
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    result +=
        (result.empty() ? "" : " OR ") + ("EXISTS (SELECT FROM " + lines.substr(begin, end - begin) + ")");
  }
  return result.empty() ? "true" : result;
}

}  // namespace

std::string conditions_query(int server_version) {
  std::string sql = "SELECT current_setting('is_superuser')::boolean";
  for (const std::string_view query : all_queries()) sql += ",\n  " + condition(query, server_version);
  return sql;
}

std::vector<std::string> queries(const Filter& filter, int server_version, const base::Row& conditions) {
  const auto holds = [&](std::size_t i) { return conditions.at(i) == "t"; };
  const std::vector<std::string_view> all = all_queries();
  std::vector<std::string> result(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool asked = i >= kinds().size() || wanted(*kinds()[i], filter);
    if (asked && holds(i + 1)) result[i] = for_version(all[i], server_version, holds(0));
  }
  return result;
}

}  // namespace retort::catalog
