#include "catalog/storage.hpp"

#include <algorithm>
#include <cctype>

#include "base/sql.hpp"
#include "base/text.hpp"

namespace retort::catalog {

std::string option_name(const std::string& option) {
  return option.substr(0, option.find('='));
}

namespace {

std::string as_sql(const std::string& option) {
  const std::string name = option_name(option);
  if (name.size() == option.size()) return option;
  const std::string value = option.substr(name.size() + 1);
  const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '_' || c == '.';
  });
  return name + '=' + (plain ? value : base::quote_literal(value));
}

}  // namespace

std::string storage_list(const std::vector<std::string>& options) {
  std::vector<std::string> parts;
  for (const std::string& option : options) parts.push_back(as_sql(option));
  return base::join(parts, ", ");
}

std::vector<std::string> storage_statements(std::string_view target, const std::vector<std::string>& have,
                                            const std::vector<std::string>& want) {
  // What is set goes to the end on the server, and dumps show the order: all is set again that comes after
  // the first option whose value or place is another one. A table's TOAST options are a list of their own.
  std::vector<std::string> set;
  for (const bool toast : {false, true}) {
    const auto is_other = [&](const std::string& option) { return option.starts_with("toast.") != toast; };
    std::vector<std::string> goal = want;
    std::erase_if(goal, is_other);
    auto place = have.begin();
    auto option = goal.begin();
    for (; option != goal.end(); ++option) {
      const auto found = std::find(place, have.end(), *option);
      if (found == have.end()) break;
      place = found + 1;
    }
    set.insert(set.end(), option, goal.end());
  }
  std::vector<std::string> reset;
  for (const std::string& option : have) {
    const std::string name = option_name(option);
    if (std::none_of(want.begin(), want.end(),
                     [&](const auto& other) { return option_name(other) == name; })) {
      reset.push_back(name);
    }
  }
  std::vector<std::string> statements;
  const std::string alter = "ALTER " + std::string(target);
  if (!reset.empty()) statements.push_back(alter + " RESET (" + base::join(reset, ", ") + ")");
  if (!set.empty()) statements.push_back(alter + " SET (" + storage_list(set) + ")");
  return statements;
}

}  // namespace retort::catalog
