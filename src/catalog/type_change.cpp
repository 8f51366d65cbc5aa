// What ALTER COLUMN … TYPE does by itself, and what needs a USING (The PostgreSQL manual, 10.4 Value
// Storage). Arrays change as their elements do.
#include "catalog/type_change.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

#include "base/sql.hpp"

namespace retort::catalog {

namespace {

bool is_text(std::string_view type) {
  return type == "text" || type == "character varying" || type == "character";
}

std::string element(const std::string& type) {
  return type.ends_with("[]") ? type.substr(0, type.size() - 2) : std::string();
}

bool are_arrays(const TypeName& from, const TypeName& to) {
  return from.base.ends_with("[]") && to.base.ends_with("[]");
}

TypeName element(const TypeName& type) {
  return {element(type.full), element(type.base), type.element};
}

const Cast* find_cast(const Catalog& catalog, std::string_view from, std::string_view to) {
  const auto key = std::tuple(from, to);
  const auto found = std::lower_bound(
      catalog.casts.begin(), catalog.casts.end(), key, [](const Cast& cast, const auto& wanted) {
        return std::tuple<std::string_view, std::string_view>(cast.source, cast.target) < wanted;
      });
  if (found == catalog.casts.end() || found->source != from || found->target != to) return nullptr;
  return &*found;
}

bool assignable(const Catalog& catalog, const TypeName& from, const TypeName& to) {
  if (from.base == to.base || is_text(to.base)) return true;
  if (are_arrays(from, to)) return assignable(catalog, element(from), element(to));
  const Cast* cast = find_cast(catalog, from.base, to.base);
  return cast && cast->assignment;
}

// The numbers in parentheses; 0 where there are none.
std::array<long, 2> modifiers(const std::string& type) {
  std::array<long, 2> numbers{0, 0};
  const auto open = type.find('(');
  if (open == type.npos) return numbers;
  numbers[0] = std::atol(type.c_str() + open + 1);
  const auto comma = type.find(',', open);
  if (comma != type.npos) numbers[1] = std::atol(type.c_str() + comma + 1);
  return numbers;
}

bool wider_modifiers(const TypeName& from, const TypeName& to) {
  const auto old = modifiers(from.full);
  const auto goal = modifiers(to.full);
  if (goal[0] == 0) return true;
  if (old[0] == 0) return false;
  if (to.base == "numeric") return goal[1] >= old[1] && goal[0] - goal[1] >= old[0] - old[1];
  return goal[0] >= old[0];
}

// Truth values and the whole numbers that have no cast of their own.
bool by_integer(const TypeName& from, const TypeName& to) {
  const auto whole = [](const TypeName& type) { return type.base == "smallint" || type.base == "bigint"; };
  return (from.base == "boolean" && whole(to)) || (whole(from) && to.base == "boolean");
}

bool keeps_values(const TypeName& from, const TypeName& to) {
  if (are_arrays(from, to)) return keeps_values(element(from), element(to));
  if (to.full == "text" && from.base != "character") return true;
  constexpr std::string_view wide[][2] = {
      {"smallint", "integer"},      {"smallint", "bigint"},
      {"integer", "bigint"},        {"smallint", "numeric"},
      {"integer", "numeric"},       {"bigint", "numeric"},
      {"real", "double precision"}, {"date", "timestamp without time zone"},
      {"character", "text"},        {"timestamp without time zone", "timestamp with time zone"},
  };
  for (const auto& [narrow, broad] : wide) {
    if (from.base == narrow && to.base == broad) return modifiers(to.full)[0] == 0;
  }
  const bool same_family = from.base == to.base || (from.base == "text" && is_text(to.base)) ||
                           (from.base == "character varying" && is_text(to.base));
  return same_family && wider_modifiers(from, to);
}

}  // namespace

bool impossible(const Catalog& catalog, const TypeName& from, const TypeName& to) {
  if (assignable(catalog, from, to) || find_cast(catalog, from.base, to.base)) return false;
  if (are_arrays(from, to)) return impossible(catalog, element(from), element(to));
  if (is_text(from.base) || from.category == 'S' || to.category == 'S' || by_integer(from, to)) return false;
  // What prints alike reads alike: an enum another enum, a range another range, a structure its new form.
  return from.category != to.category || from.category == 'U' || from.category == 'D';
}

std::string conversion(const Catalog& catalog, std::string_view column, const TypeName& from,
                       const TypeName& to) {
  if (assignable(catalog, from, to)) return {};
  const std::string name = base::quote_identifier(column);
  if (is_text(from.base) || find_cast(catalog, from.base, to.base)) return name + "::" + to.full;
  if (by_integer(from, to)) return name + "::integer::" + to.full;
  return name + "::text::" + to.full;
}

std::string type_comment(const Catalog& catalog, const TypeName& from, const TypeName& to) {
  if (keeps_values(from, to)) return {};
  if (assignable(catalog, from, to)) {
    return from.base == to.base || is_text(to.base) ? "fails if a value does not fit into " + to.full
                                                    : "values must fit into " + to.full;
  }
  if (!is_text(from.base) && find_cast(catalog, from.base, to.base)) {
    return "converts " + from.full + " to " + to.full;
  }
  return "fails if a value is no " + to.full;
}

}  // namespace retort::catalog
