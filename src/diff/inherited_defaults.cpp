// The server sets a default in all tables below, whatever they had of their own. So those that differ go
// before it, and come after it.
#include "diff/inherited_defaults.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "catalog/kinds.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;

class Above {
 public:
  explicit Above(const Catalog& catalog) {
    for (const catalog::ObjectPtr& object : catalog.objects) {
      if (object->kind != &catalog::table_kind()) continue;
      tables_.emplace(own_name(*object), object.get());
      by_identifier_.emplace(object->address.object, object.get());
      any_ = any_ || !object->inherits_from.empty();
    }
  }

  bool any() const { return any_; }

  std::set<Name> of(const Name& table) const {
    std::set<Name> result;
    const auto found = tables_.find(table);
    if (found != tables_.end()) climb(*found->second, result);
    return result;
  }

 private:
  void climb(const Object& table, std::set<Name>& result) const {
    for (const catalog::Address& address : table.inherits_from) {
      const auto parent = by_identifier_.find(address.object);
      if (parent != by_identifier_.end() && result.insert(own_name(*parent->second)).second)
        climb(*parent->second, result);
    }
  }

  std::map<Name, const Object*> tables_;
  std::unordered_map<std::uint32_t, const Object*> by_identifier_;
  bool any_ = false;
};

// Whether it needs nothing but its column, which may be that of a table above.
bool needs_nothing(const Catalog& have, std::size_t position) {
  const auto& needs = have.dependencies[position];
  return std::all_of(needs.begin(), needs.end(), [&](const catalog::Dependency& dependency) {
    const Object& target = *have.objects[dependency.target];
    return target.kind == &catalog::table_kind() || target.name.name == have.objects[position]->name.name;
  });
}

}  // namespace

DefaultsBelow defaults_below(const Catalog& have, const Catalog& want, const Matching& matching) {
  DefaultsBelow result;
  std::map<catalog::ObjectName, std::size_t> defaults;
  for (std::size_t i = 0; i < matching.pairs.size(); ++i) {
    const Pair& pair = matching.pairs[i];
    const Object& object = pair.want != none ? *want.objects[pair.want] : *have.objects[pair.have];
    if (object.kind == &catalog::default_kind()) defaults.emplace(object.name, i);
  }
  if (defaults.size() < 2) return result;
  const Above above(want);
  if (!above.any()) return result;
  for (const auto& [name, pair] : defaults) {
    for (const Name& table : above.of({name.schema, name.parent})) {
      const auto found = defaults.find({table.schema, table.name, name.name});
      if (found != defaults.end()) result.emplace_back(found->second, pair);
    }
  }
  return result;
}

void restate_defaults(const Catalog& have, const Catalog& want, Matching& matching) {
  for (const auto& [above, below] : defaults_below(have, want, matching)) {
    if (matching.pairs[above].state == State::same) continue;
    Pair& pair = matching.pairs[below];
    if (pair.state == State::same && pair.want != none) {
      const Object& object = *want.objects[pair.want];
      pair.changes = object.kind->create(object);
      pair.state = State::altered;
    } else if (pair.state == State::dropped && needs_nothing(have, pair.have)) {
      pair.state = State::same;
    }
  }
}

}  // namespace retort::diff
