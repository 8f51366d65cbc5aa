// A partition moves if its bounds or its table change, or keys that serve as parts of its table's indexes. A
// table that inherits moves if its parents change, or a column or check that it shares with them.
#include "diff/verdict.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "catalog/partition_key.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;
using catalog::ObjectPtr;
using catalog::Origin;

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
    if (!old) {
      const bool alone = stands_in_its_own_order(*goal) || !keys_in_indexes(want_, *goal).empty() ||
                         generates_beside_parents(*goal) || names_not_null(*goal) ||
                         generates_apart(want_, *goal);
      return alone && !table_is_made_anew(*goal) ? Verdict::moves : Verdict::stays;
    }
    if (!goal || !alterable(have_.catalog, old, goal)) return Verdict::stays;
    const bool moves = catalog::membership(*old) != catalog::membership(*goal) ||
                       keys_in_indexes(have_, *old) != keys_in_indexes(want_, *goal);
    if (is_partition(old) && !is_partition(goal) && inherits_columns(*goal)) return Verdict::replaced;
    if (is_partition(old) || is_partition(goal))
      return moves || generates_otherwise(*old, *goal) || is_logged_otherwise(*old, *goal) ? Verdict::moves
                                                                                           : Verdict::stays;
    for (const auto& [part, object] : have_.parts(*old)) {
      const ObjectPtr other = want_.part(*goal, part);
      if (is_column(*object) && other && object->origin != Origin::parents &&
          other->origin == Origin::parents)
        return Verdict::replaced;
    }
    if (moves || parts_move(*old, *goal) || parent_is_replaced(*old))
      return generates_from_own(have_, *old) || generates_from_own(want_, *goal) ? Verdict::replaced
                                                                                 : Verdict::moves;
    return Verdict::stays;
  }

 private:
  // Whether a table has columns from its parents alone, as none has that was a partition.
  bool inherits_columns(const Object& goal) const {
    const auto& parts = want_.parts(goal);
    return std::any_of(parts.begin(), parts.end(), [](const auto& part) {
      return is_column(*part.second) && part.second->origin == Origin::parents;
    });
  }

  // Whether a partition becomes UNLOGGED, or LOGGED, while a foreign key refers to a table above, which the
  // server refuses as long as it is a part of that.
  bool is_logged_otherwise(const Object& old, const Object& goal) const {
    const catalog::Differences differences = old.kind->compare(old, goal);
    if (std::none_of(differences.begin(), differences.end(),
                     [](const catalog::Difference& one) { return one.property == "unlogged"; }))
      return false;
    std::set<Name> above;
    for (ObjectPtr table = have_.parent(old.inherits_from.front()); table;
         table = has_parents(table) ? have_.parent(table->inherits_from.front()) : nullptr)
      above.insert(own_name(*table));
    const auto& objects = have_.catalog.objects;
    return std::any_of(objects.begin(), objects.end(), [&](const ObjectPtr& object) {
      if (!is_constraint(*object)) return false;
      const auto table = catalog::referenced_table(*object);
      return table && above.contains(*table);
    });
  }

  // Whether a partition has its columns in another order than it would be made with.
  bool stands_in_its_own_order(const Object& goal) const {
    if (catalog::membership(goal).bound.empty()) return false;
    const ObjectPtr parent = want_.parent(goal.inherits_from.front());
    return parent && column_names(want_, goal) != column_names(want_, *parent);
  }

  // Whether the NOT NULL of a partition's column has another name than that of its table, which CREATE TABLE
  // takes over.
  bool names_not_null(const Object& goal) const {
    if (want_.catalog.server_version < 180000 || catalog::membership(goal).bound.empty()) return false;
    const ObjectPtr parent = want_.parent(goal.inherits_from.front());
    if (!parent) return false;
    const auto& parts = want_.parts(*parent);
    return std::any_of(parts.begin(), parts.end(), [&](const auto& part) {
      const std::string& column = part.second->name.name;
      return is_column(*part.second) && catalog::column_not_null(*part.second) &&
             want_.not_null_name(goal, column) != want_.not_null_name(*parent, column);
    });
  }

  // Whether a partition computes a column in another way than its table (PostgreSQL 16).
  static bool generates_apart(const Side& side, const Object& table) {
    if (catalog::membership(table).bound.empty()) return false;
    const ObjectPtr parent = side.parent(table.inherits_from.front());
    if (!parent) return false;
    for (const auto& [part, object] : side.parts(table)) {
      const ObjectPtr above = is_column(*object) ? side.part(*parent, part) : nullptr;
      if (above && above->kind->expressions(*above) != object->kind->expressions(*object)) return true;
    }
    return false;
  }
  bool generates_otherwise(const Object& old, const Object& goal) const {
    if (!generates_apart(have_, old) && !generates_apart(want_, goal)) return false;
    for (const auto& [part, object] : want_.parts(goal)) {
      const ObjectPtr before = is_column(*object) ? have_.part(old, part) : nullptr;
      if (!before || before->kind->expressions(*before) != object->kind->expressions(*object)) return true;
    }
    return false;
  }

  // Whether it has a generated column in common with its parents, which CREATE TABLE takes from them alone
  // (before PostgreSQL 16), and has nothing from them alone.
  bool generates_beside_parents(const Object& goal) const {
    bool generates = false;
    for (const auto& [part, object] : want_.parts(goal)) {
      if (object->origin == Origin::parents) return false;
      generates = generates || (is_column(*object) && object->origin == Origin::both &&
                                !object->kind->expressions(*object).empty());
    }
    return generates;
  }

  // The rows of a table that is made anew go back before anything joins it.
  bool table_is_made_anew(const Object& partition) const {
    const ObjectPtr parent = want_.parent(partition.inherits_from.front());
    const ObjectPtr old_parent = parent ? have_.table(own_name(*parent)) : nullptr;
    return old_parent && !alterable(have_.catalog, old_parent, parent);
  }

  // The keys of a partition whose indexes are parts of mere indexes of its table. The server ties them only
  // when a table is attached.
  static std::set<std::pair<std::string, std::string>> keys_in_indexes(const Side& side,
                                                                       const Object& table) {
    std::set<std::pair<std::string, std::string>> keys;
    for (const auto& [part, object] : side.parts(table)) {
      if (is_constraint(*object) && !catalog::index_above(*object).empty())
        keys.emplace(object->name.name, catalog::index_above(*object));
    }
    return keys;
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

  // Whether a column that a table has only from its parents is computed from one that it has by itself as
  // well, which no stand-in has.
  static bool generates_from_own(const Side& side, const Object& table) {
    std::set<std::int32_t> generated;
    for (const auto& [part, object] : side.parts(table)) {
      if (is_column(*object) && object->origin == Origin::parents &&
          !object->kind->expressions(*object).empty())
        generated.insert(object->address.part);
    }
    return !generated.empty() && side.needs_own_column(table, [&](const catalog::Address& user) {
      return user.catalog == table.address.catalog && user.object == table.address.object &&
             generated.contains(user.part);
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

}  // namespace

Verdict judge(const Side& have, const Side& want, const ObjectPtr& old, const ObjectPtr& goal) {
  return Judge(have, want)(old, goal);
}

}  // namespace retort::diff
