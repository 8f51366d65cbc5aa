// A partition that is detached keeps all that it had from its table as its own, and one that is attached has
// to have it before. So a table that moves is compared as a table by itself: it leaves first, is altered, and
// joins last. The same holds for INHERITS. There, a column (or check) that a table has only from its parents
// would become its own in the meantime, for good: a stand-in takes the place of the parents, and the changes
// of such columns are changes of the stand-in.
#include "diff/family.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Membership;
using catalog::Object;
using catalog::ObjectPtr;
using catalog::Origin;

// No object of a server has an identifier as high.
constexpr std::uint32_t first_made_up = 4'000'000'000;

bool is_table(const Object& object) {
  return object.kind == &catalog::table_kind();
}
bool is_column(const Object& object) {
  return object.kind == &catalog::column_kind();
}
bool is_constraint(const Object& object) {
  return object.kind == &catalog::constraint_kind();
}

// The tables of one catalog, and what is theirs.
class Side {
 public:
  explicit Side(const Catalog& one) : catalog(one) {
    for (const ObjectPtr& object : catalog.objects) {
      if (is_table(*object)) {
        tables_.emplace(own_name(*object), object);
        by_address_.emplace(object->address.object, object);
      }
      add(object);
    }
    for (const ObjectPtr& object : catalog.inherited) add(object);
  }

  ObjectPtr table(const Name& name) const {
    const auto found = tables_.find(name);
    return found == tables_.end() ? nullptr : found->second;
  }
  const std::map<Name, ObjectPtr>& tables() const { return tables_; }

  // Columns and constraints by kind and name.
  using Part = std::pair<const catalog::Kind*, std::string>;
  const std::map<Part, ObjectPtr>& parts(const Object& table) const {
    static const std::map<Part, ObjectPtr> none;
    const auto found = parts_.find(table.address.object);
    return found == parts_.end() ? none : found->second;
  }
  ObjectPtr part(const Object& table, const Part& part) const {
    const auto& all = parts(table);
    const auto found = all.find(part);
    return found == all.end() ? nullptr : found->second;
  }
  ObjectPtr parent(const catalog::Address& address) const {
    const auto found = by_address_.find(address.object);
    return found == by_address_.end() ? nullptr : found->second;
  }

  const Catalog& catalog;

 private:
  void add(const ObjectPtr& object) {
    if ((is_column(*object) || is_constraint(*object)) && object->parent)
      parts_[object->parent.object].emplace(Part(object->kind, object->name.name), object);
  }

  std::map<Name, ObjectPtr> tables_;
  std::unordered_map<std::uint32_t, ObjectPtr> by_address_;
  std::unordered_map<std::uint32_t, std::map<Part, ObjectPtr>> parts_;
};

enum class Verdict { stays, moves, replaced };

bool has_parents(const ObjectPtr& table) {
  return table && !table->inherits_from.empty();
}
bool is_partition(const ObjectPtr& table) {
  return table && !catalog::membership(*table).bound.empty();
}

bool alterable(const Catalog& have, const ObjectPtr& old, const ObjectPtr& goal) {
  const ObjectPtr one = old->kind->alone(old);
  const ObjectPtr other = goal->kind->alone(goal);
  return one->kind->compare(*one, *other).empty() || !one->kind->alter(*one, *other, have).empty();
}

// Names of columns in their order.
std::vector<std::string> column_names(const Side& side, const Object& table) {
  std::vector<std::pair<std::int32_t, std::string>> columns;
  for (const auto& [part, object] : side.parts(table)) {
    if (is_column(*object)) columns.emplace_back(object->address.part, object->name.name);
  }
  std::sort(columns.begin(), columns.end());
  std::vector<std::string> names;
  for (auto& [place, name] : columns) names.push_back(std::move(name));
  return names;
}

class Judge {
 public:
  Judge(const Side& have, const Side& want) : have_(have), want_(want) {}

  Verdict operator()(const ObjectPtr& old, const ObjectPtr& goal) const {
    if (!has_parents(old) && !has_parents(goal)) return Verdict::stays;
    if (!old) return stands_in_its_own_order(*goal) ? Verdict::moves : Verdict::stays;
    if (!goal || !alterable(have_.catalog, old, goal)) return Verdict::stays;
    const bool moves = catalog::membership(*old) != catalog::membership(*goal);
    if (is_partition(old) || is_partition(goal)) return moves ? Verdict::moves : Verdict::stays;
    for (const auto& [part, object] : have_.parts(*old)) {
      const ObjectPtr other = want_.part(*goal, part);
      if (is_column(*object) && other && object->origin != Origin::parents &&
          other->origin == Origin::parents)
        return Verdict::replaced;
    }
    if (moves || parts_move(*old, *goal) || parent_is_replaced(*old)) return Verdict::moves;
    return Verdict::stays;
  }

 private:
  // Whether a partition has its columns in another order than it would be made with.
  bool stands_in_its_own_order(const Object& goal) const {
    if (catalog::membership(goal).bound.empty()) return false;
    const ObjectPtr parent = want_.parent(goal.inherits_from.front());
    if (!parent || column_names(want_, goal) == column_names(want_, *parent)) return false;
    // The rows of a table that is made anew go back before anything joins it.
    const ObjectPtr old_parent = have_.table(own_name(*parent));
    return !old_parent || alterable(have_.catalog, old_parent, parent);
  }

  bool parent_is_replaced(const Object& old) const {
    return std::any_of(old.inherits_from.begin(), old.inherits_from.end(),
                       [&](const catalog::Address& address) {
                         const ObjectPtr parent = have_.parent(address);
                         const ObjectPtr goal = parent ? want_.table(own_name(*parent)) : nullptr;
                         return goal && (!alterable(have_.catalog, parent, goal) ||
                                         Judge(have_, want_)(parent, goal) == Verdict::replaced);
                       });
  }

  // How many parents have a part, and whether it changes in one of them.
  std::pair<int, bool> in_parents(const Object& old, const Object& goal, const Side::Part& part) const {
    std::set<Name> parents;
    for (const catalog::Address& address : old.inherits_from) {
      if (const ObjectPtr parent = have_.parent(address)) parents.insert(own_name(*parent));
    }
    for (const catalog::Address& address : goal.inherits_from) {
      if (const ObjectPtr parent = want_.parent(address)) parents.insert(own_name(*parent));
    }
    int count = 0;
    bool changes = false;
    for (const Name& name : parents) {
      const ObjectPtr one = have_.table(name) ? have_.part(*have_.table(name), part) : nullptr;
      const ObjectPtr other = want_.table(name) ? want_.part(*want_.table(name), part) : nullptr;
      if (one || other) ++count;
      changes = changes || differs(one, other);
    }
    return {count, changes};
  }

  static bool differs(const ObjectPtr& one, const ObjectPtr& other) {
    if (!one || !other) return one != other;
    return !one->kind->compare(*one, *other).empty();
  }

  bool parts_move(const Object& old, const Object& goal) const {
    std::set<Side::Part> all;
    for (const auto& [part, object] : have_.parts(old)) all.insert(part);
    for (const auto& [part, object] : want_.parts(goal)) all.insert(part);
    return std::any_of(all.begin(), all.end(), [&](const Side::Part& part) {
      const ObjectPtr one = have_.part(old, part);
      const ObjectPtr other = want_.part(goal, part);
      const auto is = [](const ObjectPtr& object, Origin origin) {
        return object && object->origin == origin;
      };
      if (is(one, Origin::parents) && other && other->origin != Origin::parents) return true;
      if (is(other, Origin::parents) && one && one->origin != Origin::parents) return true;
      if (is(one, Origin::both) || is(other, Origin::both)) {
        return differs(one, other) || one->origin != other->origin || in_parents(old, goal, part).second;
      }
      if (is(one, Origin::parents) || is(other, Origin::parents)) {
        const auto [count, changes] = in_parents(old, goal, part);
        return count > 1 && changes;
      }
      return false;
    });
  }

  const Side& have_;
  const Side& want_;
};

// One side's tables that move, with the stand-ins of their parents.
struct Moving {
  std::uint32_t made_up = 0;  // The stand-in's identifier; 0: none is needed.
  Name stand_in;
  std::set<Side::Part> stand_in_parts;
};
using MovingTables = std::unordered_map<std::uint32_t, Moving>;

class Expander {
 public:
  Expander(const Catalog& catalog, const MovingTables& moving) : catalog_(catalog), moving_(moving) {}

  Catalog run() {
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
    return std::move(result_);
  }

  // How triggers are enabled that come with the parents, on tables that move and below.
  const std::vector<ObjectPtr>& of_parents() const { return of_parents_; }
  const std::unordered_map<const Object*, ObjectPtr>& originals() const { return originals_; }

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
    if (is_column(*object)) {
      copy->address.object = moving.made_up;
      result_.inherited.push_back(object);
    } else {
      copy->address.object = moving.made_up + 1 + next_++;
      // What it needs is recorded under the address that it had.
      for (const catalog::Link& link : catalog_.links) {
        if (link.from == object->address) copy->needs.push_back(link.to);
      }
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
  Catalog result_;
  std::unordered_map<const Object*, ObjectPtr> originals_;
  std::unordered_map<std::uint32_t, std::uint32_t> parents_;
  std::vector<ObjectPtr> of_parents_;
  std::uint32_t next_ = 0;
};

class Regrouper {
 public:
  Regrouper(const Catalog& have, const Catalog& want) : have_(have), want_(want) {}

  std::optional<Regrouped> run() {
    const Judge judge(have_, want_);
    std::set<Name> names;
    for (const Side* side : {&have_, &want_}) {
      for (const auto& [name, table] : side->tables()) {
        if (has_parents(table)) names.insert(name);
      }
    }
    for (const Name& name : names) {
      const ObjectPtr old = have_.table(name);
      const ObjectPtr goal = want_.table(name);
      const Verdict verdict = judge(old, goal);
      if (verdict == Verdict::replaced) result_.replaced.insert(old.get());
      if (verdict == Verdict::moves) moves(old, goal);
    }
    if (moving_.empty() && result_.replaced.empty()) return std::nullopt;
    Expander have(have_.catalog, old_);
    Expander want(want_.catalog, new_);
    result_.have = have.run();
    result_.want = want.run();
    for (const auto& [copy, original] : have.originals())
      result_.tables[copy] = {original, want_.table(own_name(*original))};
    write();
    for (const ObjectPtr& object : want.of_parents()) {
      for (operation::Change& change : object->kind->create(*object))
        result_.join.push_back(std::move(change));
    }
    return std::move(result_);
  }

 private:
  void moves(const ObjectPtr& old, const ObjectPtr& goal) {
    moving_.emplace_back(old, goal);
    Moving one;
    Moving other;
    if (old && !is_partition(old) && !is_partition(goal)) {
      for (const auto& [part, object] : want_.parts(*goal)) {
        if (object->origin != Origin::parents) continue;
        const ObjectPtr before = have_.part(*old, part);
        other.stand_in_parts.insert(part);
        if (before && before->origin == Origin::parents) one.stand_in_parts.insert(part);
      }
    }
    if (!other.stand_in_parts.empty()) {
      one.made_up = other.made_up = first_made_up + 10'000 * static_cast<std::uint32_t>(moving_.size());
      one.stand_in = other.stand_in =
          Name(goal->name.schema, "retort_parent_" + std::to_string(result_.stand_ins.size() + 1));
      result_.stand_ins.emplace(one.stand_in, own_name(*goal));
    }
    stand_ins_.push_back(one.stand_in);
    if (old) old_.emplace(old->address.object, std::move(one));
    new_.emplace(goal->address.object, std::move(other));
  }

  static std::string alter(const Object& table) { return "ALTER TABLE " + base::quote_name(own_name(table)); }

  void create_stand_in(const Name& name) {
    operation::Changes changes;
    std::vector<ObjectPtr> parts;
    for (const ObjectPtr& object : result_.have.objects) {
      if (is_table(*object) && own_name(*object) == name) changes = object->kind->create(*object);
      if (!is_table(*object) && parent_name(*object) == name) parts.push_back(object);
    }
    std::sort(parts.begin(), parts.end(), [](const ObjectPtr& a, const ObjectPtr& b) {
      return std::pair(!is_column(*a), a->address.part) < std::pair(!is_column(*b), b->address.part);
    });
    operation::Changes apart;
    for (const ObjectPtr& part : parts) {
      if (part->kind->fold(*part, changes.front())) continue;
      for (operation::Change& change : part->kind->create(*part)) apart.push_back(std::move(change));
    }
    changes.front().comment = "stands in for the parents of " + base::quote_name(result_.stand_ins.at(name));
    std::move(changes.begin(), changes.end(), std::back_inserter(result_.leave));
    std::move(apart.begin(), apart.end(), std::back_inserter(result_.leave));
  }

  void write() {
    for (std::size_t i = 0; i < moving_.size(); ++i) {
      const auto& [old, goal] = moving_[i];
      const std::string stand_in =
          stand_ins_[i].name.empty() ? std::string() : base::quote_name(stand_ins_[i]);
      if (!stand_in.empty()) {
        create_stand_in(stand_ins_[i]);
        result_.leave.push_back(catalog::execute(alter(*goal) + " INHERIT " + stand_in));
      }
      if (old) leave(*old);
      join(*goal);
      if (!stand_in.empty()) {
        result_.join.push_back(catalog::execute(alter(*goal) + " NO INHERIT " + stand_in));
        result_.join.push_back(catalog::execute("DROP TABLE " + stand_in));
      }
    }
  }

  void leave(const Object& old) {
    const Membership place = catalog::membership(old);
    if (!place.bound.empty()) {
      result_.leave.push_back(catalog::execute("ALTER TABLE " + base::quote_name(place.partition_of) +
                                               " DETACH PARTITION " + base::quote_name(own_name(old))));
    }
    for (const std::string& parent : place.inherits)
      result_.leave.push_back(catalog::execute(alter(old) + " NO INHERIT " + parent));
  }

  void join(const Object& goal) {
    const Membership place = catalog::membership(goal);
    if (!place.bound.empty()) {
      result_.join.push_back(catalog::execute("ALTER TABLE " + base::quote_name(place.partition_of) +
                                              " ATTACH PARTITION " + base::quote_name(own_name(goal)) + ' ' +
                                              place.bound));
    }
    for (const std::string& parent : place.inherits)
      result_.join.push_back(catalog::execute(alter(goal) + " INHERIT " + parent));
  }

  Side have_;
  Side want_;
  Regrouped result_;
  std::vector<std::pair<ObjectPtr, ObjectPtr>> moving_;
  std::vector<Name> stand_ins_;
  MovingTables old_;
  MovingTables new_;
};

// The tables that partitions leave or join, and those above.
std::set<Name> partitioned_tables(const Regrouped& regrouped, const Side& have, const Side& want) {
  std::set<Name> result;
  const auto climb = [&](ObjectPtr table, const Side& side) {
    while (is_partition(table)) {
      const Name above = catalog::membership(*table).partition_of;
      result.insert(above);
      table = side.table(above);
    }
  };
  for (const auto& [copy, original] : regrouped.tables) {
    climb(original.first, have);
    climb(original.second, want);
  }
  return result;
}

}  // namespace

// Keys to partitioned tables look at rows, which are there only while their partitions are: such keys go
// before partitions leave, and come when they have joined.
void put_around(const Regrouped& regrouped, const Catalog& have, const Catalog& want,
                operation::Changes& changes) {
  const std::set<Name> partitioned = partitioned_tables(regrouped, Side(have), Side(want));
  std::set<std::pair<Name, std::string>> keys;
  for (std::size_t i = 0; i < have.objects.size() && !partitioned.empty(); ++i) {
    if (!is_constraint(*have.objects[i])) continue;
    for (const catalog::Dependency& dependency : have.dependencies[i]) {
      const Object& target = *have.objects[dependency.target];
      if (dependency.mode == catalog::Dependency::Mode::normal && target.parent &&
          partitioned.contains(parent_name(target)))
        keys.emplace(parent_name(*have.objects[i]), have.objects[i]->name.name);
    }
  }
  const auto goes_first =
      std::stable_partition(changes.begin(), changes.end(), [&](const operation::Change& change) {
        const auto* drop = std::get_if<operation::DropConstraint>(&change.operation);
        return drop && keys.contains({drop->table, drop->name});
      });
  const std::ptrdiff_t first = goes_first - changes.begin();
  const auto comes_last =
      std::stable_partition(goes_first, changes.end(), [&](const operation::Change& change) {
        const auto* add = std::get_if<operation::AddConstraint>(&change.operation);
        const auto* key = add ? std::get_if<ForeignKey>(&add->constraint) : nullptr;
        return !key || !partitioned.contains(key->referenced_table);
      });
  changes.insert(comes_last, regrouped.join.begin(), regrouped.join.end());
  changes.insert(changes.begin() + first, regrouped.leave.begin(), regrouped.leave.end());
}

std::optional<Regrouped> regroup(const Catalog& have, const Catalog& want) {
  const auto has_families = [](const Catalog& catalog) {
    return std::any_of(catalog.objects.begin(), catalog.objects.end(),
                       [](const ObjectPtr& object) { return !object->inherits_from.empty(); });
  };
  if (!has_families(have) && !has_families(want)) return std::nullopt;
  return Regrouper(have, want).run();
}

}  // namespace retort::diff
