// What tables, their partitions and children, and their row types wait for.
#include <algorithm>
#include <map>

#include "catalog/kinds.hpp"
#include "catalog/partition_key.hpp"
#include "catalog/typing.hpp"
#include "diff/columns_below.hpp"
#include "diff/edge_rules.hpp"
#include "diff/side.hpp"
#include "diff/typed_tables.hpp"

namespace retort::diff {

namespace {

using catalog::Dependency;
using catalog::Object;

class OfTables : EdgeRules {
 public:
  explicit OfTables(const EdgeRules& rules) : EdgeRules(rules) {}

  void add() {
    of_tables_below_columns();
    of_bounds();
    of_keys_to_families();
    of_own_keys();
    of_columns_below();
    of_row_types();
    of_typed_tables();
  }

 private:
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
};

}  // namespace

void add_edges_of_tables(const EdgeRules& rules) {
  OfTables(rules).add();
}

}  // namespace retort::diff
