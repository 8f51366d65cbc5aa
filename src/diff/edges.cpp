// Edges come from the server's own records of dependencies. In `have` a dependent is dropped before what it
// needs is dropped or altered, and altered before it is dropped; in `want` it is created or altered after.
// Two objects that take the same name follow one another.
#include "diff/edges.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <unordered_map>

#include "catalog/function_rows.hpp"
#include "catalog/kinds.hpp"
#include "catalog/part.hpp"
#include "catalog/partition_key.hpp"
#include "catalog/range.hpp"
#include "catalog/typing.hpp"
#include "diff/columns_below.hpp"
#include "diff/side.hpp"
#include "diff/typed_tables.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Dependency;
using catalog::Object;

class Edges {
 public:
  Edges(const Catalog& have, const Catalog& want, const Matching& matching, const std::vector<Trio>& of_pair,
        const std::vector<RewrittenRows>& row_types, std::vector<Step>& steps)
      : have_(have),
        want_(want),
        matching_(matching),
        of_pair_(of_pair),
        row_types_(row_types),
        steps_(steps) {}

  void add() {
    within_pairs();
    of_have();
    of_want();
    of_tables_below_columns();
    of_bounds();
    of_keys_to_families();
    of_rows_of_functions();
    of_rows_that_functions_take();
    of_own_keys();
    of_columns_below();
    of_copies();
    of_row_types();
    of_typed_tables();
    of_names();
    of_names_in_partitions();
    of_operator_classes();
    of_types_of_many();
    of_bodies();
  }

 private:
  void edge(std::size_t first, std::size_t second) {
    if (first == none || second == none || steps_[first].leader == steps_[second].leader) return;
    steps_[first].before.push_back(second);
    ++steps_[second].waits_for;
  }

  // As `edge`, unless that leads to a circle.
  void better(std::size_t first, std::size_t second) {
    if (first == none || second == none || steps_[first].leader == steps_[second].leader) return;
    steps_[first].better_before.push_back(second);
  }

  // Whether what depends on a pair that is altered is not in the way of that.
  bool stays_usable(const Pair& pair) const {
    if (pair.state != State::altered) return false;
    const Object& object = *have_.objects[pair.have];
    return !object.kind->disturbs(object, *want_.objects[pair.want]);
  }

  // Whether a drop is a part of its parent's change.
  bool goes_with_change(std::size_t drop) const {
    return drop != none && steps_[steps_[drop].leader].action == Action::alter;
  }

  // Whether the drop is that of a function that goes aside with its type.
  bool goes_aside(std::size_t drop) const {
    if (drop == none || steps_[drop].object->kind != &catalog::function_kind()) return false;
    const Object& leader = *steps_[steps_[drop].leader].object;
    return &leader != steps_[drop].object && leader.kind->traits().replaced_beside;
  }

  void within_pairs() {
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Pair& pair = matching_.pairs[i];
      if (pair.state == State::loosened) edge(of_pair_[i].drop, of_pair_[i].create);
      if (pair.state != State::replaced) continue;
      // A function that went aside with its type is in nobody's way.
      if (goes_aside(of_pair_[i].drop)) continue;
      const bool swap = beside(pair, *have_.objects[pair.have]);
      edge(swap ? of_pair_[i].create : of_pair_[i].drop, swap ? of_pair_[i].drop : of_pair_[i].create);
    }
  }

  void of_have() {
    for (std::size_t i = 0; i < have_.objects.size(); ++i) {
      const Trio& dependent = of_pair_[matching_.of_have[i]];
      if (dependent.drop == none && dependent.alter == none) continue;
      const bool rebuildable = have_.objects[i]->kind->rebuildable(*have_.objects[i]);
      for (const Dependency& dependency : have_.dependencies[i]) {
        const std::size_t pair = matching_.of_have[dependency.target];
        const Trio& needed = of_pair_[pair];
        // A sequence whose column goes on living is dropped whenever it may.
        if (dependency.mode == Dependency::Mode::owned) continue;
        if (dependency.mode == Dependency::Mode::normal || needed.drop == none ||
            matching_.pairs[pair].state == State::loosened) {
          edge(dependent.drop, needed.drop);
        }
        const bool swap = beside(matching_.pairs[pair], *have_.objects[dependency.target]);
        const bool moves_too = beside(matching_.pairs[matching_.of_have[i]], *have_.objects[i]);
        // What takes data with it is in nobody's way, and goes late; so does the old form of what makes way.
        if (rebuildable && !moves_too) {
          if (stays_usable(matching_.pairs[pair])) {
            better(dependent.drop, needed.alter);
          } else {
            edge(dependent.drop, needed.alter);
          }
        }
        edge(dependent.alter, needed.drop);
        const bool stays = goes_with_change(dependent.drop) || goes_aside(dependent.drop);
        if (swap && !moves_too && !stays) edge(dependent.drop, needed.create);
      }
    }
  }

  void of_want() {
    for (std::size_t i = 0; i < want_.objects.size(); ++i) {
      const Trio& dependent = of_pair_[matching_.of_want[i]];
      if (dependent.create == none && dependent.alter == none) continue;
      for (const Dependency& dependency : want_.dependencies[i]) {
        if (dependency.mode == Dependency::Mode::owned) continue;
        const Trio& needed = of_pair_[matching_.of_want[dependency.target]];
        for (const std::size_t first : {needed.create, needed.alter}) {
          edge(first, dependent.create);
          edge(first, dependent.alter);
        }
      }
    }
  }

  // Whether `table` is `above` or one of the tables below it.
  bool is_below(std::size_t table, const catalog::Address& above) const {
    if (have_.objects[table]->address == above) return true;
    const auto& parents = have_.objects[table]->inherits_from;
    const auto& needs = have_.dependencies[table];
    return !parents.empty() && std::any_of(needs.begin(), needs.end(), [&](const Dependency& dependency) {
      const catalog::Address& needed = have_.objects[dependency.target]->address;
      return std::find(parents.begin(), parents.end(), needed) != parents.end() &&
             is_below(dependency.target, above);
    });
  }

  // A partition that is divided by a column goes before the column above changes its type, and so does a
  // foreign table, which comes again after that.
  void of_tables_below_columns() {
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Pair& pair = matching_.pairs[i];
      if (of_pair_[i].drop == none) continue;
      const Object& table = *have_.objects[pair.have];
      const bool foreign = is_foreign_table(table);
      if (foreign ? table.inherits_from.empty() : !catalog::is_partitioned(table)) continue;
      for (std::size_t j = 0; j < matching_.pairs.size(); ++j) {
        if (matching_.pairs[j].have == none) continue;
        const Trio& trio = of_pair_[j];
        const Object& column = *have_.objects[matching_.pairs[j].have];
        if (column.kind != &catalog::column_kind() ||
            !(foreign || catalog::is_in_partition_key(column, table)) || !is_below(pair.have, column.parent))
          continue;
        edge(of_pair_[i].drop, trio.alter);
        if (!foreign || matching_.pairs[j].want == none) continue;
        edge(trio.alter, of_pair_[i].create);
        if (matching_.pairs[j].state != State::loosened) continue;
        edge(of_pair_[i].drop, trio.drop);
        edge(trio.create, of_pair_[i].create);
      }
    }
  }

  // A view, or whatever else calls functions that return rows, comes after columns that those get.
  void of_rows_of_functions() {
    std::multimap<std::pair<std::uint32_t, std::uint32_t>, std::size_t> steps;  // By catalog and object.
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const std::size_t step = of_pair_[i].create != none ? of_pair_[i].create : of_pair_[i].alter;
      if (step == none) continue;
      const Object& object = *want_.objects[matching_.pairs[i].want];
      if (object.kind == &catalog::column_kind() || object.kind == &catalog::composite_kind())
        steps.emplace(std::pair(object.address.catalog, object.address.object), step);
    }
    if (steps.empty()) return;
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const std::size_t step = of_pair_[i].create != none ? of_pair_[i].create : of_pair_[i].alter;
      if (step == none) continue;
      for (const catalog::Address& rows : catalog::rows_in(*want_.objects[matching_.pairs[i].want])) {
        const auto [begin, end] = steps.equal_range({rows.catalog, rows.object});
        for (auto it = begin; it != end; ++it) edge(it->second, step);
      }
    }
  }

  // A function that takes rows of a table is made when the columns are what its body expects.
  void of_rows_that_functions_take() {
    std::vector<std::size_t> functions;
    for (const Pair& pair : matching_.pairs) {
      if (pair.want == none || want_.objects[pair.want]->kind != &catalog::function_kind()) continue;
      if (of_pair_[matching_.of_want[pair.want]].create != none) functions.push_back(pair.want);
    }
    if (functions.empty()) return;
    std::multimap<std::size_t, std::size_t> columns;  // Steps by the tables that they are of.
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Pair& pair = matching_.pairs[i];
      if (pair.have == none || pair.want == none || !is_column(*want_.objects[pair.want])) continue;
      const std::size_t step = of_pair_[i].create != none ? of_pair_[i].create : of_pair_[i].alter;
      if (step != none) columns.emplace(table_of(want_, pair.want), step);
    }
    for (const std::size_t function : functions) {
      for (const Dependency& dependency : want_.dependencies[function]) {
        const auto [begin, end] = columns.equal_range(dependency.target);
        for (auto it = begin; it != end; ++it)
          better(it->second, of_pair_[matching_.of_want[function]].create);
      }
    }
  }

  // A partition that goes leaves its place to one that comes.
  void of_bounds() {
    std::multimap<Name, std::size_t> gone;  // By their tables.
    for (const Trio& trio : of_pair_) {
      if (trio.drop == none || steps_[trio.drop].object->kind != &catalog::table_kind()) continue;
      const catalog::Membership place = catalog::membership(*steps_[trio.drop].object);
      if (!place.bound.empty()) gone.emplace(place.partition_of, trio.drop);
    }
    if (gone.empty()) return;
    for (const Trio& trio : of_pair_) {
      if (trio.create == none || steps_[trio.create].object->kind != &catalog::table_kind()) continue;
      const catalog::Membership place = catalog::membership(*steps_[trio.create].object);
      if (place.bound.empty()) continue;
      const auto [begin, end] = gone.equal_range(place.partition_of);
      for (auto it = begin; it != end; ++it) edge(it->second, trio.create);
    }
  }

  // A new foreign key to a table looks at its rows, and so comes when all its partitions are there again.
  void of_keys_to_families() {
    std::multimap<Name, std::size_t> keys;  // By the tables that they refer to.
    for (const Trio& trio : of_pair_) {
      if (trio.create == none || steps_[trio.create].object->kind != &catalog::constraint_kind()) continue;
      if (const auto table = catalog::referenced_table(*steps_[trio.create].object))
        keys.emplace(*table, trio.create);
    }
    if (keys.empty()) return;
    std::map<Name, Name> partitions;  // With the tables that they are of.
    for (const catalog::ObjectPtr& object : have_.objects) {
      if (object->kind != &catalog::table_kind()) continue;
      const catalog::Membership place = catalog::membership(*object);
      if (!place.bound.empty()) partitions.emplace(own_name(*object), place.partition_of);
    }
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const std::size_t drop = of_pair_[i].drop;
      if (drop == none || steps_[drop].object->kind != &catalog::table_kind()) continue;
      const auto table = partitions.find(own_name(*steps_[drop].object));
      for (auto above = table; above != partitions.end(); above = partitions.find(above->second)) {
        const auto [begin, end] = keys.equal_range(above->second);
        for (auto key = begin; key != end; ++key) {
          edge(drop, key->second);
          if (matching_.pairs[i].state == State::replaced) edge(of_pair_[i].create, key->second);
        }
      }
    }
  }

  // What a partition says of a column that it inherits goes after its own key, which needs it NOT NULL.
  void of_own_keys() {
    std::multimap<catalog::ObjectName, std::size_t> keys;  // By their tables.
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      if (of_pair_[i].drop == none) continue;
      const Object& object = *have_.objects[matching_.pairs[i].have];
      if (object.kind == &catalog::constraint_kind())
        keys.emplace(catalog::ObjectName{object.name.schema, object.name.parent, {}}, of_pair_[i].drop);
    }
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      if (of_pair_[i].drop == none) continue;
      const Object& object = *have_.objects[matching_.pairs[i].have];
      if (object.kind != &catalog::inherited_column_kind()) continue;
      const auto [begin, end] = keys.equal_range({object.name.schema, object.name.parent, {}});
      for (auto key = begin; key != end; ++key) edge(key->second, of_pair_[i].drop);
    }
  }

  // A default, or storage, reaches the tables below, where others go before it and come after it.
  void of_columns_below() {
    for (const auto& [above, below] : columns_below(have_, want_, matching_)) {
      const Trio& first = of_pair_[above];
      const Trio& second = of_pair_[below];
      for (const std::size_t step : {first.drop, first.alter, first.create}) {
        edge(second.drop, step);
        edge(step, second.alter);
        edge(step, second.create);
      }
    }
  }

  // What is to be made after others without needing them.
  void of_copies() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> steps;  // By catalog and object.
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      if (of_pair_[i].create == none) continue;
      const catalog::Address& address = want_.objects[matching_.pairs[i].want]->address;
      if (address.part == 0) steps.emplace(std::pair(address.catalog, address.object), of_pair_[i].create);
    }
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      if (of_pair_[i].create == none) continue;
      const Object& object = *want_.objects[matching_.pairs[i].want];
      std::vector<catalog::Address> waits_for = catalog::twin_waits_for(object);
      if (object.kind == &catalog::constraint_kind()) {
        for (const catalog::Address& table : catalog::constraint_waits_for(object))
          waits_for.push_back(table);
      }
      if (const catalog::Part* part = catalog::part(object))
        waits_for.insert(waits_for.end(), part->comes_after.begin(), part->comes_after.end());
      if (object.kind == &catalog::not_null_kind()) waits_for = catalog::not_null_waits_for(object);
      for (const catalog::Address& address : waits_for) {
        const auto found = steps.find({address.catalog, address.object});
        if (found != steps.end()) edge(found->second, of_pair_[i].create);
      }
    }
  }

  // No column holds rows of a table that is rewritten. Other changes of its columns come before what it holds
  // becomes text, which has to fit afterwards.
  void of_row_types() {
    for (const auto& [type, make_room, take_room] : row_types_) {
      std::vector<std::size_t> first;
      std::vector<std::size_t> second;
      for (const std::size_t column : type.old_users)
        first.push_back(of_pair_[matching_.of_have[column]].drop);
      for (const std::size_t column : type.new_users)
        second.push_back(of_pair_[matching_.of_want[column]].create);
      for (const std::size_t step : first) {
        edge(make_room, step);
        edge(step, take_room);
      }
      for (const std::size_t pair : type.rewriting) {
        const Trio& trio = of_pair_[pair];
        const bool loosened = matching_.pairs[pair].state == State::loosened;
        for (const std::size_t step : first) {
          if (loosened) {
            edge(step, trio.drop);
          } else {
            edge(trio.drop, step);
          }
          for (const std::size_t rewriting : {trio.alter, trio.create}) edge(step, rewriting);
        }
        edge(take_room, trio.create);
        for (const std::size_t step : second) edge(trio.alter != none ? trio.alter : trio.create, step);
      }
      for (const std::size_t pair : type.other) {
        for (const std::size_t step : first) {
          for (const std::size_t other : {of_pair_[pair].drop, of_pair_[pair].create}) edge(other, step);
        }
      }
    }
  }

  // A table is OF no type while its columns change, or the names of its constraints.
  void of_typed_tables() {
    std::map<Name, std::size_t> typings;
    const auto object_of = [&](const Pair& pair) -> const Object& {
      return pair.have != none ? *have_.objects[pair.have] : *want_.objects[pair.want];
    };
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Object& object = object_of(matching_.pairs[i]);
      if (object.kind == &catalog::typing_kind()) typings.emplace(parent_name(object), i);
    }
    if (typings.empty()) return;
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Object& object = object_of(matching_.pairs[i]);
      if (!waits_for_no_type(have_, want_, matching_.pairs[i])) continue;
      const auto found = typings.find(parent_name(object));
      if (found == typings.end()) continue;
      const Trio& typing = of_pair_[found->second];
      for (const std::size_t step : {of_pair_[i].drop, of_pair_[i].alter, of_pair_[i].create}) {
        edge(typing.drop, step);
        edge(step, typing.create);
      }
    }
  }

  using Names = std::multimap<Name, std::size_t>;

  static void add_names(Names& names, const Object& object, std::size_t step) {
    if (object.kind->traits().is_relation) names.emplace(own_name(object), step);
    for (const std::string& claim : object.claims) names.emplace(Name(object.name.schema, claim), step);
  }

  // Who frees a relation's name goes before who takes it.
  void of_names() {
    Names freed;
    Names taken;
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Pair& pair = matching_.pairs[i];
      const Trio& trio = of_pair_[i];
      const std::size_t first = trio.drop != none ? trio.drop : trio.alter;
      const std::size_t second = trio.create != none ? trio.create : trio.alter;
      if (pair.have != none && beside(pair, *have_.objects[pair.have])) continue;
      if (first != none && pair.have != none) add_names(freed, *have_.objects[pair.have], first);
      if (second != none && pair.want != none) add_names(taken, *want_.objects[pair.want], second);
    }
    for (const auto& [name, first] : freed) {
      const auto [begin, end] = taken.equal_range(name);
      bool kept = false;
      for (auto it = begin; it != end; ++it) kept = kept || it->second == first;
      for (auto it = begin; it != end && !kept; ++it) edge(first, it->second);
    }
  }

  // The indexes that come with a partition get the names that the server gives them only if those are free,
  // and leave theirs to others when it goes.
  void of_names_in_partitions() {
    std::unordered_map<std::uint32_t, std::size_t> gone;  // By the identifiers of the tables.
    std::unordered_map<std::uint32_t, std::size_t> made;
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const Trio& trio = of_pair_[i];
      if (trio.drop != none && is_table(*have_.objects[matching_.pairs[i].have]))
        gone.emplace(have_.objects[matching_.pairs[i].have]->address.object, trio.drop);
      if (trio.create == none) continue;
      const catalog::ObjectPtr& table = want_.objects[matching_.pairs[i].want];
      if (is_table(*table) && is_partition(table)) made.emplace(table->address.object, trio.create);
    }
    if (gone.empty()) return;
    Names freed;
    for (const catalog::ObjectPtr& object : have_.inherited) {
      const auto table = gone.find(object->parent.object);
      if (catalog::part(*object) && table != gone.end()) freed.emplace(own_name(*object), table->second);
    }
    for (std::size_t i = 0; i < matching_.pairs.size() && !freed.empty(); ++i) {
      Names taken;
      if (of_pair_[i].create != none)
        add_names(taken, *want_.objects[matching_.pairs[i].want], of_pair_[i].create);
      for (const auto& [name, step] : taken) {
        const auto [begin, end] = freed.equal_range(name);
        for (auto it = begin; it != end; ++it) edge(it->second, step);
      }
    }
    if (made.empty()) return;
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      if (of_pair_[i].drop == none) continue;
      const Object& object = *have_.objects[matching_.pairs[i].have];
      if (!beside(matching_.pairs[i], object)) add_names(freed, object, of_pair_[i].drop);
    }
    for (const catalog::ObjectPtr& object : want_.inherited) {
      const auto table = made.find(object->parent.object);
      if (!catalog::part(*object) || table == made.end()) continue;
      const auto [begin, end] = freed.equal_range(own_name(*object));
      for (auto it = begin; it != end; ++it) better(it->second, table->second);
    }
  }

  // What puts the type of many ranges of another range type aside finds it.
  void of_types_of_many() {
    for (const Trio& made : of_pair_) {
      if (made.create == none || steps_[made.create].object->kind != &catalog::range_kind()) continue;
      for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
        const std::size_t drop = of_pair_[i].drop;
        if (matching_.pairs[i].state != State::dropped || drop == none) continue;
        const Object& gone = *steps_[drop].object;
        if (gone.kind == &catalog::range_kind() &&
            !catalog::free_type_of_many(gone, *steps_[made.create].object).empty())
          edge(made.create, drop);
      }
    }
  }

  // A family has no member twice: a class that goes leaves its own to one that comes.
  void of_operator_classes() {
    std::multimap<std::string, std::size_t> gone;  // By their families.
    const auto family = [](const Object& object) {
      const std::string text = object.kind->expressions(object);
      const std::size_t begin = text.find(" FAMILY ");
      return begin == text.npos ? text : text.substr(begin, text.find(" AS ", begin) - begin);
    };
    for (const Trio& trio : of_pair_) {
      if (trio.drop != none && steps_[trio.drop].object->kind == &catalog::operator_class_kind())
        gone.emplace(family(*steps_[trio.drop].object), trio.drop);
    }
    if (gone.empty()) return;
    for (const Trio& trio : of_pair_) {
      if (trio.create == none || steps_[trio.create].object->kind != &catalog::operator_class_kind())
        continue;
      const auto [begin, end] = gone.equal_range(family(*steps_[trio.create].object));
      for (auto it = begin; it != end; ++it) better(it->second, trio.create);
    }
  }

  // A function may run in the plan as soon as it is there, and then finds what its body names. The same
  // holds for what runs a function that was there all along: a column whose default passes the check of
  // a domain.
  void of_bodies() {
    const auto created = [](const Trio& trio) { return trio.create != none; };
    if (std::none_of(of_pair_.begin(), of_pair_.end(), created)) return;
    for (std::size_t i = 0; i < want_.objects.size(); ++i) {
      const Object& object = *want_.objects[i];
      if (!object.parent && !object.name.schema.empty()) by_name_.emplace(base_name(object), i);
    }
    for (std::size_t i = 0; i < matching_.pairs.size(); ++i) {
      const std::size_t step = of_pair_[i].create != none ? of_pair_[i].create : of_pair_[i].alter;
      if (step == none) continue;
      for (const std::size_t first : named_by_what_runs(matching_.pairs[i].want)) better(first, step);
    }
  }

  // The steps that create what bodies name: that of the object at `start`, and those of what it needs
  // and what is not changed. What is changed waits by itself.
  std::set<std::size_t> named_by_what_runs(std::size_t start) {
    std::set<std::size_t> steps;
    std::set<std::size_t> seen{start};
    std::vector<std::size_t> open{start};
    const auto go_on = [&](std::size_t object) {
      const Trio& trio = of_pair_[matching_.of_want[object]];
      if (trio.create == none && trio.alter == none && seen.insert(object).second) open.push_back(object);
    };
    while (!open.empty()) {
      const std::size_t object = open.back();
      open.pop_back();
      for (const std::size_t target : named_in_body(object)) {
        const std::size_t create = of_pair_[matching_.of_want[target]].create;
        if (create != none) steps.insert(create);
        go_on(target);
      }
      for (const Dependency& dependency : want_.dependencies[object]) go_on(dependency.target);
    }
    return steps;
  }

  const std::vector<std::size_t>& named_in_body(std::size_t object) {
    const auto [found, is_new] = named_.try_emplace(object);
    if (!is_new) return found->second;
    const std::string body = want_.objects[object]->kind->body(*want_.objects[object]);
    std::set<std::size_t> named;
    for_each_word(body, [&](std::string_view word) {
      const auto [begin, end] = by_name_.equal_range(word);
      for (auto it = begin; it != end; ++it) named.insert(it->second);
    });
    found->second.assign(named.begin(), named.end());
    return found->second;
  }

  // Without the arguments of a function.
  static std::string_view base_name(const Object& object) {
    const std::string_view name = object.name.name;
    return object.kind->body(object).empty() ? name : name.substr(0, name.find('('));
  }

  template <class Use>
  static void for_each_word(std::string_view text, const Use& use) {
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; };
    for (std::size_t at = 0; at < text.size();) {
      if (!is_word(text[at])) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (end < text.size() && is_word(text[end])) ++end;
      use(text.substr(at, end - at));
      at = end;
    }
  }

  const Catalog& have_;
  const Catalog& want_;
  const Matching& matching_;
  const std::vector<Trio>& of_pair_;
  const std::vector<RewrittenRows>& row_types_;
  std::vector<Step>& steps_;
  std::unordered_multimap<std::string_view, std::size_t> by_name_;   // Of `want`.
  std::unordered_map<std::size_t, std::vector<std::size_t>> named_;  // Found so far, by body.
};

}  // namespace

bool beside(const Pair& pair, const Object& object) {
  return pair.state == State::replaced && object.kind->traits().replaced_beside;
}

void add_edges(const Catalog& have, const Catalog& want, const Matching& matching,
               const std::vector<Trio>& of_pair, const std::vector<RewrittenRows>& row_types,
               std::vector<Step>& steps) {
  Edges(have, want, matching, of_pair, row_types, steps).add();
}

}  // namespace retort::diff
