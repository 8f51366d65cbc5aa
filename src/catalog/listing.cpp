// A catalog as text: counts, tables, names.
#include <set>

#include "catalog/catalog.hpp"
#include "catalog/kinds.hpp"

namespace retort::catalog {

std::vector<std::string> named_roles(const Catalog& catalog) {
  std::set<std::string> roles;
  for (const ObjectPtr& object : catalog.objects) {
    for (std::string& role : object->kind->roles(*object)) roles.insert(std::move(role));
  }
  roles.erase("PUBLIC");
  return {roles.begin(), roles.end()};
}

std::vector<Name> table_names(const Catalog& catalog) {
  std::vector<Name> names;
  for (const ObjectPtr& object : catalog.objects) {
    if (object->kind == &table_kind()) names.push_back(own_name(*object));
  }
  return names;
}

std::vector<std::pair<std::string, std::size_t>> summary(const Catalog& catalog) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  const Kind* last = nullptr;
  for (const ObjectPtr& object : catalog.objects) {
    if (object->kind != last) counts.emplace_back(object->kind->traits().name, 0);
    last = object->kind;
    ++counts.back().second;
  }
  return counts;
}

std::string listing(const Catalog& catalog) {
  std::string text;
  for (const ObjectPtr& object : catalog.objects) {
    if (!object->parent) text += describe(*object) + '\n';
  }
  for (const std::string& name : catalog.unmodelled) text += name + " (not modelled)\n";
  return text;
}

}  // namespace retort::catalog
