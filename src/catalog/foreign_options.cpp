#include "catalog/foreign_options.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "catalog/storage.hpp"

namespace retort::catalog {

namespace {

std::string as_sql(const std::string& option) {
  const std::string name = option_name(option);
  const std::string value = name.size() < option.size() ? option.substr(name.size() + 1) : std::string();
  return base::quote_identifier(name) + ' ' + base::quote_literal(value);
}

bool contains_name(const std::vector<std::string>& options, const std::string& name) {
  return std::any_of(options.begin(), options.end(),
                     [&](const auto& one) { return option_name(one) == name; });
}

}  // namespace

std::string options_clause(const std::vector<std::string>& options) {
  if (options.empty()) return {};
  std::vector<std::string> parts;
  for (const std::string& option : options) parts.push_back(as_sql(option));
  return " OPTIONS (" + base::join(parts, ", ") + ")";
}

std::string options_change(const std::vector<std::string>& have, const std::vector<std::string>& want) {
  std::vector<std::string> parts;
  for (const std::string& option : have) {
    if (!contains_name(want, option_name(option))) {
      parts.push_back("DROP " + base::quote_identifier(option_name(option)));
    }
  }
  for (const std::string& option : want) {
    if (std::find(have.begin(), have.end(), option) != have.end()) continue;
    parts.push_back((contains_name(have, option_name(option)) ? "SET " : "ADD ") + as_sql(option));
  }
  return parts.empty() ? std::string() : " OPTIONS (" + base::join(parts, ", ") + ")";
}

}  // namespace retort::catalog
