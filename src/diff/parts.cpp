#include "diff/parts.hpp"

#include <algorithm>
#include <map>

#include "base/sql.hpp"
#include "catalog/part.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;
using catalog::ObjectPtr;

// Those tables and all below them, quoted.
std::set<std::string> with_those_below(const Side& side, const std::set<Name>& tables) {
  std::set<std::string> result;
  for (const auto& [name, table] : side.tables()) {
    for (ObjectPtr above = table; above;
         above = above->inherits_from.empty() ? nullptr : side.parent(above->inherits_from.front())) {
      if (tables.contains(own_name(*above))) result.insert(base::quote_name(name));
    }
  }
  return result;
}

class Late {
 public:
  Late(const Side& side, const std::set<Name>& joining) : side_(side), joining_(joining) {
    for (const ObjectPtr& object : side.catalog.objects) {
      const catalog::Part* part = catalog::part(*object);
      if (part) parts_[part->root.empty() ? part->part_of : part->root].push_back(object);
    }
  }

  LateParts run() {
    const std::set<std::string> tables = with_those_below(side_, joining_);
    for (const ObjectPtr& object : side_.catalog.objects) {
      const catalog::Part* part = catalog::part(*object);
      if (part && part->part_of.empty() && !joining_.contains(parent_name(*object)) &&
          std::any_of(part->without.begin(), part->without.end(),
                      [&](const std::string& table) { return tables.contains(table); }))
        make(object);
    }
    return std::move(result_);
  }

 private:
  void make(const ObjectPtr& object) {
    result_.objects.insert(object.get());
    for (operation::Change& change : object->kind->create(*object))
      result_.changes.push_back(std::move(change));
    for (const ObjectPtr& part : parts_[catalog::index_name(*object)]) {
      if (!joining_.contains(parent_name(*part))) {
        make(part);
      } else {
        result_.changes.push_back(catalog::attach(*part, catalog::index_name(*object)));
      }
    }
  }

  const Side& side_;
  const std::set<Name>& joining_;
  std::map<std::string, std::vector<ObjectPtr>> parts_;  // By what they are attached to.
  LateParts result_;
};

bool is_made(const Pair& pair) {
  return pair.state == State::created || pair.state == State::replaced;
}

}  // namespace

LateParts late_parts(const Side& want, const std::set<Name>& joining) {
  return Late(want, joining).run();
}

std::optional<Catalog> with_brought_parts(const Catalog& want, const Matching& matching) {
  std::optional<Catalog> result;
  for (std::size_t i = 0; i < want.objects.size(); ++i) {
    const Object& object = *want.objects[i];
    const catalog::Part* part = catalog::part(object);
    if (!part || part->part_of.empty() || !is_made(matching.pairs[matching.of_want[i]])) continue;
    bool partition_is_new = false;
    bool stays = false;
    for (const catalog::Dependency& dependency : want.dependencies[i]) {
      const Object& target = *want.objects[dependency.target];
      const bool made = is_made(matching.pairs[matching.of_want[dependency.target]]);
      if (target.address == object.parent) partition_is_new = made;
      if (catalog::part(target) && catalog::index_name(target) == part->part_of) stays = !made;
    }
    if (!partition_is_new || !stays) continue;
    if (!result) result = want;
    result->objects[i] = catalog::brought(object);
  }
  return result;
}

}  // namespace retort::diff
