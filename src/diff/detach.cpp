#include "diff/detach.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/sql.hpp"
#include "catalog/kinds.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;

// The tables that foreign keys refer to.
std::set<Name> referenced_tables(const Catalog& catalog) {
  std::set<Name> result;
  for (const catalog::ObjectPtr& object : catalog.objects) {
    if (object->kind != &catalog::constraint_kind()) continue;
    if (const std::optional<Name> table = catalog::referenced_table(*object)) result.insert(*table);
  }
  return result;
}

}  // namespace

void detach_before_drop(const Catalog& have, operation::Changes& changes) {
  const auto drops = [](const operation::Change& change) {
    return std::holds_alternative<operation::DropTable>(change.operation);
  };
  if (std::none_of(changes.begin(), changes.end(), drops)) return;
  std::map<Name, Name> partitions;  // With the tables that they are of.
  for (const catalog::ObjectPtr& object : have.objects) {
    if (object->kind != &catalog::table_kind()) continue;
    const catalog::Membership place = catalog::membership(*object);
    if (!place.bound.empty()) partitions.emplace(own_name(*object), place.partition_of);
  }
  if (partitions.empty()) return;
  const std::set<Name> referenced = referenced_tables(have);
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto* drop = std::get_if<operation::DropTable>(&changes[i].operation);
    const auto found = drop ? partitions.find(drop->name) : partitions.end();
    bool held = false;
    for (auto above = found; above != partitions.end(); above = partitions.find(above->second))
      held = held || referenced.contains(above->second);
    if (!held) continue;
    const std::string statement = "ALTER TABLE " + base::quote_name(found->second) + " DETACH PARTITION " +
                                  base::quote_name(found->first);
    changes.insert(changes.begin() + static_cast<std::ptrdiff_t>(i), catalog::execute(statement));
    ++i;
  }
}

}  // namespace retort::diff
