// How a column's values get from one type to another (The PostgreSQL manual, 10.4 Value Storage): what
// ALTER COLUMN … TYPE does by itself, and what needs a USING.
#include <algorithm>
#include <tuple>

#include "base/sql.hpp"
#include "catalog/catalog.hpp"

namespace retort::catalog {

namespace {

bool is_text(std::string_view type) {
  return type == "text" || type == "character varying" || type == "character";
}

std::string_view element(std::string_view type) {
  return type.ends_with("[]") ? type.substr(0, type.size() - 2) : std::string_view();
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

bool assignable(const Catalog& catalog, std::string_view from, std::string_view to) {
  if (from == to || is_text(to)) return true;
  if (!element(from).empty() && !element(to).empty()) {
    return assignable(catalog, element(from), element(to));
  }
  const Cast* cast = find_cast(catalog, from, to);
  return cast && cast->assignment;
}

}  // namespace

std::string conversion(const Catalog& catalog, std::string_view column, const std::string& from,
                       const std::string& to, const std::string& to_with_modifiers) {
  if (assignable(catalog, from, to)) return {};
  const std::string name = base::quote_identifier(column);
  if (is_text(from) || find_cast(catalog, from, to)) return name + "::" + to_with_modifiers;
  return name + "::text::" + to_with_modifiers;
}

}  // namespace retort::catalog
