// What a table has from its parents becomes its own, or that of a stand-in; nothing of it depends on the
// parents any more.
#include "diff/apart.hpp"

#include "catalog/kinds.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;
using catalog::ObjectPtr;
using catalog::Origin;

class Expander {
 public:
  Expander(const Catalog& catalog, const MovingTables& moving, const std::set<const Object*>& later)
      : catalog_(catalog), moving_(moving), later_(later) {}

  Apart run() {
    result_ = catalog_;
    result_.objects.clear();
    result_.inherited.clear();
    for (const ObjectPtr& object : catalog_.objects) {
      if (!object->inherits_from.empty())
        parents_.emplace(object->address.object, object->inherits_from.front().object);
    }
    for (const ObjectPtr& object : catalog_.objects) take(object, false);
    for (const ObjectPtr& object : catalog_.inherited) take(object, true);
    for (const auto& [table, moving] : moving_) {
      if (moving.made_up == 0) continue;
      result_.objects.push_back(
          catalog::bare_table(moving.stand_in, {catalog::system_catalog::relation, moving.made_up, 0}));
    }
    catalog::link(result_);
    forget_parents();
    return {std::move(result_), std::move(originals_), std::move(of_parents_)};
  }

 private:
  const Moving* of(const Object& object) const {
    const std::uint32_t table = is_table(object) ? object.address.object : object.parent.object;
    const auto found = moving_.find(table);
    return found == moving_.end() ? nullptr : &found->second;
  }

  static bool stands_in(const Moving& moving, const Object& object) {
    const bool column =
        object.kind == &catalog::default_kind() || object.kind == &catalog::inherited_column_kind();
    return moving.stand_in_parts.contains({column ? &catalog::column_kind() : object.kind, object.name.name});
  }

  bool is_below(std::uint32_t table) const {
    for (auto next = parents_.find(table); !moving_.contains(table); next = parents_.find(table)) {
      if (next == parents_.end()) return false;
      table = next->second;
    }
    return true;
  }

  void take(const ObjectPtr& object, bool inherited) {
    if (later_.contains(object.get())) return;
    const Moving* moving = of(*object);
    if (object->kind == &catalog::trigger_kind() && is_below(object->parent.object) &&
        !object->kind->alone(object)) {
      of_parents_.push_back(object);
      return;
    }
    if (!moving) {
      (inherited ? result_.inherited : result_.objects).push_back(object);
      return;
    }
    if (is_table(*object)) {
      auto copy = std::const_pointer_cast<Object>(object->kind->alone(object));
      if (moving->made_up != 0) {
        copy->inherits_from = {{catalog::system_catalog::relation, moving->made_up, 0}};
        copy->needs.push_back(copy->inherits_from.front());
      }
      originals_.emplace(copy.get(), object);
      result_.objects.push_back(std::move(copy));
      return;
    }
    if (moving->left_out.contains({object->kind, object->name.name})) return;
    const bool theirs = stands_in(*moving, *object);
    if (object->kind == &catalog::inherited_column_kind()) {
      if (theirs && !object->comment.empty()) {
        auto copy = catalog::comment_alone(*object);
        copy->needs = {{catalog::system_catalog::relation, moving->made_up, object->address.part}};
        result_.objects.push_back(std::move(copy));
      }
      return;
    }
    if (theirs &&
        (is_column(*object) || is_constraint(*object) || object->kind == &catalog::default_kind())) {
      to_stand_in(object, *moving);
      return;
    }
    if (const ObjectPtr alone = object->kind->alone(object)) result_.objects.push_back(alone);
  }

  void to_stand_in(const ObjectPtr& object, const Moving& moving) {
    const ObjectPtr alone = object->kind->alone(object);
    if (!alone) return;
    auto copy = alone->kind->renamed(*alone, {parent_name(*alone), {}, moving.stand_in.name});
    copy->comment.clear();
    copy->origin = Origin::own;
    copy->parent.object = moving.made_up;
    // What it needs is recorded under the address that it had.
    for (const catalog::Link& link : catalog_.links) {
      if (link.from != object->address) continue;
      copy->needs.push_back(link.to);
      // A column of the same table, which stands in as well.
      if (link.to.part != 0 && link.to.catalog == object->parent.catalog &&
          link.to.object == object->parent.object)
        copy->needs.back().object = moving.made_up;
    }
    if (is_column(*object)) {
      copy->address.object = moving.made_up;
      result_.inherited.push_back(object);
    } else {
      copy->address.object = moving.made_up + 1 + next_++;
    }
    result_.objects.push_back(std::move(copy));
  }

  // Nothing of a table that moves, or of the tables below it, depends on its parents any more.
  void forget_parents() {
    std::unordered_map<std::uint32_t, std::set<std::uint32_t>> above;
    std::unordered_map<std::uint32_t, const std::vector<catalog::Address>*> parents;
    for (const ObjectPtr& object : catalog_.objects) {
      if (!object->inherits_from.empty()) parents.emplace(object->address.object, &object->inherits_from);
    }
    const auto climb = [&](const auto& self, std::uint32_t table, std::set<std::uint32_t>& found) -> void {
      const auto next = parents.find(table);
      if (next == parents.end()) return;
      for (const catalog::Address& parent : *next->second) {
        if (found.insert(parent.object).second) self(self, parent.object, found);
      }
    };
    for (const auto& [table, moving] : moving_) climb(climb, table, above[table]);
    for (std::size_t i = 0; i < result_.objects.size(); ++i) {
      const Object& object = *result_.objects[i];
      const auto found = above.find(is_table(object) ? object.address.object : object.parent.object);
      if (found == above.end()) continue;
      std::erase_if(result_.dependencies[i], [&](const catalog::Dependency& dependency) {
        const Object& target = *result_.objects[dependency.target];
        const bool table = is_table(object) && is_table(target);
        const bool part = dependency.mode == catalog::Dependency::Mode::automatic && !is_table(target);
        return (table && found->second.contains(target.address.object)) ||
               (part && found->second.contains(target.parent.object));
      });
    }
  }

  const Catalog& catalog_;
  const MovingTables& moving_;
  const std::set<const Object*>& later_;
  Catalog result_;
  std::unordered_map<const Object*, ObjectPtr> originals_;
  std::unordered_map<std::uint32_t, std::uint32_t> parents_;
  std::vector<ObjectPtr> of_parents_;
  std::uint32_t next_ = 0;
};

}  // namespace

Apart set_apart(const Catalog& catalog, const MovingTables& moving, const std::set<const Object*>& later) {
  return Expander(catalog, moving, later).run();
}

}  // namespace retort::diff
