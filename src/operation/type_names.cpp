#include "operation/type_names.hpp"

#include <array>

namespace retort::operation {
namespace {

struct Spelling {
  std::string_view before;  ///< What stands before the modifier.
  std::string_view after;   ///< What stands after it.
  std::string_view name;
};

/// Longer ones first. `character` has no short form without a modifier: it means one character.
constexpr auto spellings = std::to_array<Spelling>({
    {"character varying", "", "varchar"},
    {"timestamp", " with time zone", "timestamptz"},
    {"timestamp", " without time zone", "timestamp"},
    {"time", " with time zone", "timetz"},
    {"time", " without time zone", "time"},
    {"bit varying", "", "varbit"},
});

bool is_modifier(std::string_view text) {
  if (text.empty()) return true;
  return text.size() > 2 && text.front() == '(' && text.find(')') == text.size() - 1 &&
         text.find_first_not_of("0123456789,", 1) == text.size() - 1;
}

}  // namespace

std::string short_type(std::string_view type) {
  std::string_view element = type;
  while (element.size() > 2 && element.substr(element.size() - 2) == "[]") element.remove_suffix(2);
  const std::string_view brackets = type.substr(element.size());
  for (const Spelling& spelling : spellings) {
    const std::size_t fixed = spelling.before.size() + spelling.after.size();
    if (element.size() < fixed || element.substr(0, spelling.before.size()) != spelling.before) continue;
    if (element.substr(element.size() - spelling.after.size()) != spelling.after) continue;
    const std::string_view modifier = element.substr(spelling.before.size(), element.size() - fixed);
    if (!is_modifier(modifier)) continue;
    return std::string(spelling.name).append(modifier).append(brackets);
  }
  constexpr std::string_view character = "character(";
  if (element.substr(0, character.size()) == character && is_modifier(element.substr(character.size() - 1))) {
    return std::string("char").append(element.substr(character.size() - 1)).append(brackets);
  }
  return std::string(type);
}

}  // namespace retort::operation
