#include "catalog/select.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/sql.hpp"

namespace retort::catalog {

namespace {

// Where the relation stands that the object at `position` belongs to in the end, or itself.
std::size_t root_of(const Catalog& catalog, std::size_t position) {
  const Object* object = catalog.objects[position].get();
  for (bool found = true; found && object->parent;) {
    found = false;
    for (const Dependency& dependency : catalog.dependencies[position]) {
      if (catalog.objects[dependency.target]->address != object->parent) continue;
      position = dependency.target;
      object = catalog.objects[position].get();
      found = true;
      break;
    }
  }
  return position;
}

bool named_by(const std::string& pattern, const Object& object) {
  const auto colon = pattern.find(':');
  std::string_view name = pattern;
  if (colon != pattern.npos) {
    if (!matches(name.substr(0, colon), object.kind->traits().name)) return false;
    name.remove_prefix(colon + 1);
  }
  const std::string own = base::quote_identifier(object.name.name);
  for (const std::string& spelling : {object.name.name, own}) {
    if (matches(name, spelling)) return true;
    if (object.name.schema.empty()) continue;
    if (matches(name, object.name.schema + '.' + spelling)) return true;
    if (matches(name, base::quote_identifier(object.name.schema) + '.' + spelling)) return true;
  }
  return false;
}

bool any(const std::vector<std::string>& patterns, const Object& object) {
  return std::any_of(patterns.begin(), patterns.end(),
                     [&](const std::string& pattern) { return named_by(pattern, object); });
}

bool in_schemas(const std::vector<std::string>& schemas, const Object& object) {
  // Of what lives in no schema, the schemas themselves.
  const bool is_schema = object.kind->traits().name == "schema";
  const std::string& schema = is_schema ? object.name.name : object.name.schema;
  return std::any_of(schemas.begin(), schemas.end(), [&](const std::string& pattern) {
    return !schema.empty() && (matches(pattern, schema) || matches(pattern, base::quote_identifier(schema)));
  });
}

// What the root at `position` goes with: a sequence with the table of its column. Itself, if it is nobody's.
const Object& owner_of(const Catalog& catalog, std::size_t position) {
  for (const Dependency& dependency : catalog.dependencies[position]) {
    if (dependency.mode == Dependency::Mode::owned)
      return *catalog.objects[root_of(catalog, dependency.target)];
  }
  return *catalog.objects[position];
}

bool selected(const Selection& selection, const Object& object) {
  if (!selection.schemas.empty() && !in_schemas(selection.schemas, object)) return false;
  if (!selection.only.empty() && !any(selection.only, object)) return false;
  return !any(selection.exclude, object);
}

}  // namespace

bool matches(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    for (std::size_t skip = 0; skip <= text.size(); ++skip) {
      if (matches(pattern.substr(1), text.substr(skip))) return true;
    }
    return false;
  }
  if (text.empty() || (pattern[0] != '?' && pattern[0] != text[0])) return false;
  return matches(pattern.substr(1), text.substr(1));
}

Catalog restricted(const Catalog& catalog, const std::vector<char>& keep) {
  Catalog result = catalog;
  result.objects.clear();
  result.dependencies.clear();
  constexpr std::size_t gone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> places(catalog.objects.size(), gone);
  for (std::size_t i = 0; i < catalog.objects.size(); ++i) {
    if (!keep[i]) continue;
    places[i] = result.objects.size();
    result.objects.push_back(catalog.objects[i]);
  }
  for (std::size_t i = 0; i < catalog.objects.size(); ++i) {
    if (places[i] == gone) continue;
    auto& kept = result.dependencies.emplace_back();
    for (Dependency dependency : catalog.dependencies[i]) {
      dependency.target = places[dependency.target];
      if (dependency.target != gone) kept.push_back(dependency);
    }
  }
  return result;
}

Catalog closure(const Catalog& catalog, const std::vector<ObjectPtr>& wanted) {
  std::vector<char> keep(catalog.objects.size(), 0);
  std::vector<std::size_t> open;
  const auto add = [&](std::size_t i) {
    if (keep[i]) return;
    keep[i] = 1;
    open.push_back(i);
  };
  std::unordered_multimap<std::uint32_t, std::size_t> parts;
  const std::unordered_set<ObjectPtr> first(wanted.begin(), wanted.end());
  for (std::size_t i = 0; i < catalog.objects.size(); ++i) {
    const Object& object = *catalog.objects[i];
    if (object.kind->traits().part_of_parent) parts.emplace(object.parent.object, i);
    const std::string_view kind = object.kind->traits().name;
    if (kind == "schema" || kind == "extension" || first.contains(catalog.objects[i])) add(i);
  }
  while (!open.empty()) {
    const std::size_t i = open.back();
    open.pop_back();
    for (const Dependency& dependency : catalog.dependencies[i]) {
      if (dependency.mode != Dependency::Mode::owned) add(dependency.target);
    }
    if (catalog.objects[i]->parent) continue;
    const auto [begin, end] = parts.equal_range(catalog.objects[i]->address.object);
    for (auto part = begin; part != end; ++part) add(part->second);
  }
  return restricted(catalog, keep);
}

Catalog select(Catalog catalog, const Selection& selection) {
  if (selection.all()) return catalog;
  std::vector<char> keep(catalog.objects.size(), 0);
  for (std::size_t i = 0; i < catalog.objects.size(); ++i) {
    const std::size_t root = root_of(catalog, i);
    const Object& own = *catalog.objects[root];
    const bool named = !selection.only.empty() && selected(selection, own);
    keep[i] = named || (selected(selection, owner_of(catalog, root)) && !any(selection.exclude, own));
  }
  return restricted(catalog, keep);
}

}  // namespace retort::catalog
