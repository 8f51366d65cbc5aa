// Turns addresses into positions: which object needs which.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "catalog/catalog.hpp"

namespace retort::catalog {

namespace {

struct AddressHash {
  std::size_t operator()(const Address& a) const {
    return (std::size_t{a.object} << 20) ^ (std::size_t{a.catalog} << 7) ^ static_cast<std::size_t>(a.part);
  }
};
using Positions = std::unordered_map<Address, std::size_t, AddressHash>;

// The object at an address, or the one that an unknown part (a column of a view) belongs to.
const std::size_t* find(const Positions& positions, Address address) {
  auto found = positions.find(address);
  if (found == positions.end() && address.part != 0) {
    address.part = 0;
    found = positions.find(address);
  }
  return found == positions.end() ? nullptr : &found->second;
}

Positions positions_of(const std::vector<ObjectPtr>& objects) {
  Positions positions;
  positions.reserve(objects.size());
  for (std::size_t i = 0; i < objects.size(); ++i) positions.emplace(objects[i]->address, i);
  return positions;
}

// The columns of parents that inherited ones are, by the address of these.
std::unordered_map<Address, std::size_t, AddressHash> inherited_columns(const Catalog& catalog) {
  std::unordered_map<Address, std::size_t, AddressHash> result;
  if (catalog.inherited.empty()) return result;
  using Column = std::pair<std::uint32_t, std::string_view>;
  std::map<Column, std::size_t> columns;
  std::unordered_map<std::uint32_t, const std::vector<Address>*> parents;
  for (std::size_t i = 0; i < catalog.objects.size(); ++i) {
    const Object& object = *catalog.objects[i];
    if (object.kind->traits().part_of_parent)
      columns.emplace(Column(object.parent.object, object.name.name), i);
    if (!object.inherits_from.empty()) parents.emplace(object.address.object, &object.inherits_from);
  }
  const auto climb = [&](const auto& self, std::uint32_t table, std::string_view name) -> const std::size_t* {
    const auto above = parents.find(table);
    if (above == parents.end()) return nullptr;
    for (const Address& parent : *above->second) {
      const auto found = columns.find(Column(parent.object, name));
      if (found != columns.end()) return &found->second;
      if (const std::size_t* further = self(self, parent.object, name)) return further;
    }
    return nullptr;
  };
  for (const ObjectPtr& object : catalog.inherited) {
    if (!object->kind->traits().part_of_parent) continue;
    if (const std::size_t* column = climb(climb, object->parent.object, object->name.name))
      result.emplace(object->address, *column);
  }
  return result;
}

}  // namespace

void link(Catalog& catalog) {
  const Positions positions = positions_of(catalog.objects);
  const auto of_parents = inherited_columns(catalog);
  catalog.dependencies.assign(catalog.objects.size(), {});
  const auto add = [&](std::size_t from, const Address& to, Dependency::Mode mode) {
    const std::size_t* target = find(positions, to);
    if (target && *target != from) catalog.dependencies[from].push_back({*target, mode});
    // What stands on a column that a table inherits stands on the parent's column too.
    const auto above = of_parents.find(to);
    if (above != of_parents.end()) catalog.dependencies[from].push_back({above->second, mode});
  };
  for (std::size_t i = 0; i < catalog.objects.size(); ++i) {
    const Object& object = *catalog.objects[i];
    if (object.parent) add(i, object.parent, Dependency::Mode::automatic);
    for (const Address& need : object.needs) add(i, need, Dependency::Mode::normal);
  }
  for (const Link& one : catalog.links) {
    if (const std::size_t* from = find(positions, one.from)) add(*from, one.to, one.mode);
  }
  for (auto& list : catalog.dependencies) {
    const auto key = [](const Dependency& d) { return std::pair(d.target, d.mode); };
    std::sort(list.begin(), list.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    list.erase(
        std::unique(list.begin(), list.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
        list.end());
  }
}

}  // namespace retort::catalog
