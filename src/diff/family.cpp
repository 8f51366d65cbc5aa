// A partition that is detached keeps all that it had from its table as its own, and one that is attached has
// to have it before. So a table that moves is compared as a table by itself: it leaves first, is altered, and
// joins last. The same holds for INHERITS. There, a column (or check) that a table has only from its parents
// would become its own in the meantime, for good: a stand-in takes the place of the parents, and the changes
// of such columns are changes of the stand-in.
#include "diff/family.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "catalog/twin.hpp"
#include "diff/apart.hpp"
#include "diff/parts.hpp"
#include "diff/verdict.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Membership;
using catalog::Object;
using catalog::ObjectPtr;
using catalog::Origin;

// No object of a server has an identifier as high.
constexpr std::uint32_t first_made_up = 4'000'000'000;

class Regrouper {
 public:
  Regrouper(const Catalog& have, const Catalog& want) : have_(have), want_(want) {}

  std::optional<Regrouped> run() {
    std::set<Name> names;
    for (const Side* side : {&have_, &want_}) {
      for (const auto& [name, table] : side->tables()) {
        if (has_parents(table)) names.insert(name);
      }
    }
    for (const Name& name : names) {
      const ObjectPtr old = have_.table(name);
      const ObjectPtr goal = want_.table(name);
      const Verdict verdict = judge(have_, want_, old, goal);
      if (verdict == Verdict::replaced) result_.replaced.insert(old.get());
      // Its rows are not those of its table any more.
      if (verdict == Verdict::replaced && is_partition(old) && !is_partition(goal)) {
        leave(*old);
        old_.emplace(old->address.object, Moving());
      }
      if (verdict == Verdict::moves) moves(old, goal);
    }
    if (moving_.empty() && result_.replaced.empty()) return std::nullopt;
    leave_out_what_goes_around();
    Apart have = set_apart(have_.catalog, old_);
    std::set<Name> joining;
    for (const auto& [old, goal] : moving_) {
      if (is_partition(goal)) joining.insert(own_name(*goal));
    }
    LateParts late = late_parts(want_, joining);
    Apart want = set_apart(want_.catalog, new_, late.objects);
    result_.have = std::move(have.catalog);
    result_.want = std::move(want.catalog);
    for (const auto& [copy, original] : have.originals) {
      result_.tables[copy] = {original, want_.table(own_name(*original))};
      if (result_.replaced.contains(original.get())) result_.replaced.insert(copy);
    }
    write();
    result_.moving = moving_;
    for (const ObjectPtr& object : want.of_parents) {
      for (operation::Change& change : object->kind->create(*object))
        result_.join.push_back(std::move(change));
    }
    std::move(late.changes.begin(), late.changes.end(), std::back_inserter(result_.join));
    return std::move(result_);
  }

 private:
  void moves(const ObjectPtr& old, const ObjectPtr& goal) {
    moving_.emplace_back(old, goal);
    Moving one;
    Moving other;
    for (const auto& [part, object] : want_.parts(*goal)) {
      if (!is_constraint(*object)) continue;
      if (!catalog::is_copied_not_valid(*object) && !looks_at_own_column(*goal, *object)) continue;
      other.left_out.insert(part);
      if (go_around(goal, part, old)) one.left_out.insert(part);
    }
    if (old && !is_partition(old) && !is_partition(goal)) {
      for (const auto& [part, object] : want_.parts(*goal)) {
        if (object->origin != Origin::parents || other.left_out.contains(part)) continue;
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
    if (old && is_partition(goal)) replace_twins(old, goal);
    if (is_partition(old) && is_partition(goal)) replace_keys_to(*old);
    if (old) old_.emplace(old->address.object, std::move(one));
    new_.emplace(goal->address.object, std::move(other));
  }

  // Whether a check that a table has only from its parents needs a column that it has by itself as well: a
  // stand-in has no such column.
  bool looks_at_own_column(const Object& table, const Object& check) const {
    return check.origin == Origin::parents && catalog::membership(table).bound.empty() &&
           want_.needs_own_column(table, [&](const catalog::Address& user) { return user == check.address; });
  }

  // A table cannot join with a check that is not valid, and its parents give it theirs when they get it. True
  // if `old` has it from them.
  bool go_around(const ObjectPtr& table, const Side::Part& check, const ObjectPtr& old) {
    bool of_old = false;
    for (const catalog::Address& address : table->inherits_from) {
      const ObjectPtr parent = want_.parent(address);
      const ObjectPtr object = parent ? want_.part(*parent, check) : nullptr;
      if (!object) continue;
      if (object->origin == Origin::parents) {
        of_old = go_around(parent, check, old) || of_old;
        continue;
      }
      result_.around.emplace(own_name(*parent), check.second);
      const ObjectPtr before = have_.table(own_name(*parent));
      const ObjectPtr replaced = before ? have_.part(*before, check) : nullptr;
      if (!replaced) continue;
      result_.replaced.insert(replaced.get());
      of_old = of_old || (old && is_below(old, own_name(*before)));
    }
    return of_old;
  }

  bool is_below(const ObjectPtr& table, const Name& above) const { return is_below(have_, table, above); }
  static bool is_below(const Side& side, const ObjectPtr& table, const Name& above) {
    return std::any_of(table->inherits_from.begin(), table->inherits_from.end(),
                       [&](const catalog::Address& address) {
                         const ObjectPtr parent = side.parent(address);
                         return parent && (own_name(*parent) == above || is_below(side, parent, above));
                       });
  }

  // A check that goes around one table does so around all that move below its own.
  void leave_out_what_goes_around() {
    const auto leave_out = [&](const Side& side, const ObjectPtr& table, Moving& moving) {
      for (const auto& [above, check] : result_.around) {
        const Side::Part part(&catalog::constraint_kind(), check);
        const ObjectPtr object = side.part(*table, part);
        if (!object || object->origin != Origin::parents || !is_below(side, table, above)) continue;
        moving.left_out.insert(part);
        moving.stand_in_parts.erase(part);
      }
    };
    for (const auto& [old, goal] : moving_) {
      if (old) leave_out(have_, old, old_.at(old->address.object));
      leave_out(want_, goal, new_.at(goal->address.object));
    }
  }

  // A partition's own indexes that would become parts of its table's when it joins.
  void replace_twins(const ObjectPtr& old, const ObjectPtr& goal) {
    std::set<Side::Part> parts;
    for (const ObjectPtr& object : want_.catalog.objects) {
      if (object->parent == goal->address && catalog::twin_of(*object))
        parts.emplace(object->kind, object->name.name);
    }
    for (const ObjectPtr& object : have_.catalog.objects) {
      if (!parts.empty() && object->parent == old->address &&
          parts.contains({object->kind, object->name.name}) && catalog::is_taken_before_twin(*object))
        result_.replaced.insert(object.get());
    }
  }

  // Rows that foreign keys to the tables above look for are away in the meantime.
  void replace_keys_to(const Object& partition) {
    std::set<Name> above;
    for (ObjectPtr table = have_.parent(partition.inherits_from.front()); table;
         table = has_parents(table) ? have_.parent(table->inherits_from.front()) : nullptr)
      above.insert(own_name(*table));
    for (const ObjectPtr& object : have_.catalog.objects) {
      if (!is_constraint(*object)) continue;
      const auto table = catalog::referenced_table(*object);
      if (table && above.contains(*table)) result_.replaced.insert(object.get());
    }
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

// The tables above a partition.
std::set<Name> above(ObjectPtr table, const Side& side) {
  std::set<Name> names;
  while (is_partition(table)) {
    const Name parent = catalog::membership(*table).partition_of;
    names.insert(parent);
    table = side.table(parent);
  }
  return names;
}

// The constraints that tables that move have from those above.
using Keys = std::set<std::pair<Name, std::string>>;
Keys inherited(const std::vector<ObjectPtr>& moving, const Side& side) {
  Keys result;
  for (const ObjectPtr& table : moving) {
    if (!is_partition(table)) continue;
    for (const auto& [part, object] : side.parts(*table)) {
      if (is_constraint(*object) && object->origin == Origin::parents)
        result.emplace(own_name(*table), object->name.name);
    }
  }
  return result;
}

// Those of them that one of `keys` above brought, by the same name.
Keys copies(const std::vector<ObjectPtr>& moving, const Side& side, const Keys& keys) {
  Keys result = inherited(moving, side);
  std::erase_if(result, [&](const auto& copy) {
    const std::set<Name> parents = above(side.table(copy.first), side);
    return std::none_of(parents.begin(), parents.end(), [&](const Name& parent) {
      return keys.contains({parent, copy.second});
    });
  });
  return result;
}

// What a change adds; without a name if it adds no foreign key.
std::pair<Name, std::string> added_key(const operation::Change& change) {
  const auto* add = std::get_if<operation::AddConstraint>(&change.operation);
  const auto* key = add ? std::get_if<ForeignKey>(&add->constraint) : nullptr;
  return key ? std::pair(add->table, key->name) : std::pair<Name, std::string>();
}

// Checks come with what follows on them.
void put_last(const std::set<std::pair<Name, std::string>>& checks, operation::Changes& changes) {
  operation::Changes of_new_tables;
  for (operation::Change& change : changes) {
    auto* create = std::get_if<operation::CreateTable>(&change.operation);
    if (!create) continue;
    std::erase_if(create->table.checks, [&](const CheckConstraint& check) {
      if (!checks.contains({create->table.name, check.name})) return false;
      of_new_tables.push_back({operation::AddConstraint{create->table.name, check}, {}, false, {}});
      return true;
    });
  }
  changes.insert(changes.end(), of_new_tables.begin(), of_new_tables.end());
  std::set<std::string> comments;
  for (const auto& [table, check] : checks)
    comments.insert("CONSTRAINT " + base::quote_identifier(check) + " ON " + base::quote_name(table));
  bool late = false;
  std::stable_partition(changes.begin(), changes.end(), [&](const operation::Change& change) {
    if (const auto* add = std::get_if<operation::AddConstraint>(&change.operation)) {
      const auto* check = std::get_if<CheckConstraint>(&add->constraint);
      late = check && checks.contains({add->table, check->name});
    } else if (const auto* comment = std::get_if<operation::SetComment>(&change.operation)) {
      return !comments.contains(comment->object);
    } else if (late) {
      const auto* execute = std::get_if<operation::Execute>(&change.operation);
      late = execute && execute->sql.find(" VALIDATE CONSTRAINT ") != std::string::npos;
    }
    return !late;
  });
}

}  // namespace

// Keys to partitioned tables look at rows, which are there only while their partitions are: such keys go
// before partitions leave, and come when they have joined. With the key of a table, those that its partitions
// have from it go and come.
void put_around(const Regrouped& regrouped, const Catalog& have, const Catalog& want,
                operation::Changes& changes) {
  const Side old_side(have);
  const Side new_side(want);
  const std::set<Name> partitioned = partitioned_tables(regrouped, old_side, new_side);
  Keys keys;
  for (std::size_t i = 0; i < have.objects.size() && !partitioned.empty(); ++i) {
    if (!is_constraint(*have.objects[i])) continue;
    for (const catalog::Dependency& dependency : have.dependencies[i]) {
      const Object& target = *have.objects[dependency.target];
      if (dependency.mode == catalog::Dependency::Mode::normal && target.parent &&
          partitioned.contains(parent_name(target)))
        keys.emplace(parent_name(*have.objects[i]), have.objects[i]->name.name);
    }
  }
  std::vector<ObjectPtr> leaving;
  std::vector<ObjectPtr> joining;
  for (const auto& [old, goal] : regrouped.moving) {
    leaving.push_back(old);
    joining.push_back(goal);
  }
  // Those that go before the partitions leave, and so with what the partitions have from them.
  Keys gone;
  for (const operation::Change& change : changes) {
    const auto* drop = std::get_if<operation::DropConstraint>(&change.operation);
    if (drop &&
        (keys.contains({drop->table, drop->name}) || regrouped.around.contains({drop->table, drop->name})))
      gone.emplace(drop->table, drop->name);
  }
  Keys lost = copies(leaving, old_side, gone);
  std::erase_if(changes, [&](const operation::Change& change) {
    const auto* drop = std::get_if<operation::DropConstraint>(&change.operation);
    return drop && lost.erase({drop->table, drop->name}) > 0;
  });
  for (const ObjectPtr& object : regrouped.want.objects) {
    if (!is_constraint(*object) || !lost.contains({parent_name(*object), object->name.name})) continue;
    for (operation::Change& change : object->kind->create(*object)) changes.push_back(std::move(change));
  }
  const auto goes_first =
      std::stable_partition(changes.begin(), changes.end(), [&](const operation::Change& change) {
        const auto* drop = std::get_if<operation::DropConstraint>(&change.operation);
        return drop && gone.contains({drop->table, drop->name});
      });
  const std::ptrdiff_t first = goes_first - changes.begin();
  const auto comes_last =
      std::stable_partition(goes_first, changes.end(), [&](const operation::Change& change) {
        const auto* add = std::get_if<operation::AddConstraint>(&change.operation);
        const auto* key = add ? std::get_if<ForeignKey>(&add->constraint) : nullptr;
        return !key || !partitioned.contains(key->referenced_table);
      });
  const std::ptrdiff_t last = comes_last - changes.begin();
  // They come with those of the tables above.
  const Keys brought = inherited(joining, new_side);
  changes.erase(
      std::remove_if(comes_last, changes.end(),
                     [&](const operation::Change& change) { return brought.contains(added_key(change)); }),
      changes.end());
  changes.insert(changes.begin() + last, regrouped.join.begin(), regrouped.join.end());
  if (!regrouped.around.empty()) put_last(regrouped.around, changes);
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
