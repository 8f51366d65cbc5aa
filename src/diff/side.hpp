// The tables of one catalog, and what is theirs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "catalog/catalog.hpp"
#include "catalog/kinds.hpp"

namespace retort::diff {

inline bool is_table(const catalog::Object& object) {
  return object.kind == &catalog::table_kind();
}
// Its rows are elsewhere.
inline bool is_foreign_table(const catalog::Object& object) {
  return is_table(object) && object.kind->rebuildable(object);
}
inline bool is_column(const catalog::Object& object) {
  return object.kind == &catalog::column_kind();
}
inline bool is_constraint(const catalog::Object& object) {
  return object.kind == &catalog::constraint_kind();
}
/// Of a table, or of nothing.
inline bool has_parents(const catalog::ObjectPtr& table) {
  return table && !table->inherits_from.empty();
}
inline bool is_partition(const catalog::ObjectPtr& table) {
  return table && !catalog::membership(*table).bound.empty();
}

/// What is not there is null.
class Side {
 public:
  explicit Side(const catalog::Catalog& one) : catalog(one) {
    for (const catalog::ObjectPtr& object : catalog.objects) {
      if (is_table(*object)) {
        tables_.emplace(own_name(*object), object);
        by_address_.emplace(object->address.object, object);
      }
      add(object);
    }
    for (const catalog::ObjectPtr& object : catalog.inherited) add(object);
  }

  catalog::ObjectPtr table(const Name& name) const {
    const auto found = tables_.find(name);
    return found == tables_.end() ? nullptr : found->second;
  }
  const std::map<Name, catalog::ObjectPtr>& tables() const { return tables_; }

  // Columns and constraints by kind and name.
  using Part = std::pair<const catalog::Kind*, std::string>;
  const std::map<Part, catalog::ObjectPtr>& parts(const catalog::Object& table) const {
    static const std::map<Part, catalog::ObjectPtr> empty;
    const auto found = parts_.find(table.address.object);
    return found == parts_.end() ? empty : found->second;
  }
  // Whether what `is_user` says yes to, by its address, needs a column that `table` has by itself, be it from
  // parents as well.
  template <class IsUser>
  bool needs_own_column(const catalog::Object& table, const IsUser& is_user) const {
    std::set<std::int32_t> own;
    for (const auto& [part, object] : parts(table)) {
      if (is_column(*object) && object->origin != catalog::Origin::parents) own.insert(object->address.part);
    }
    return !own.empty() &&
           std::any_of(catalog.links.begin(), catalog.links.end(), [&](const catalog::Link& link) {
             return is_user(link.from) && link.to.catalog == table.address.catalog &&
                    link.to.object == table.address.object && own.contains(link.to.part);
           });
  }
  catalog::ObjectPtr part(const catalog::Object& table, const Part& part) const {
    const auto& all = parts(table);
    const auto found = all.find(part);
    return found == all.end() ? nullptr : found->second;
  }
  catalog::ObjectPtr parent(const catalog::Address& address) const {
    const auto found = by_address_.find(address.object);
    return found == by_address_.end() ? nullptr : found->second;
  }

  /// What the NOT NULL of a column of `table` is called (PostgreSQL 18).
  std::string not_null_name(const catalog::Object& table, const std::string& column) const {
    const auto found = not_nulls_.find({table.address.object, column});
    return found == not_nulls_.end() ? catalog::usual_not_null_name(table.name.name, column) : found->second;
  }

  const catalog::Catalog& catalog;

 private:
  void add(const catalog::ObjectPtr& object) {
    if ((is_column(*object) || is_constraint(*object)) && object->parent)
      parts_[object->parent.object].emplace(Part(object->kind, object->name.name), object);
    if (object->kind == &catalog::not_null_kind())
      not_nulls_.emplace(std::pair(object->parent.object, catalog::not_null_column(*object)),
                         object->name.name);
  }

  std::map<Name, catalog::ObjectPtr> tables_;
  std::unordered_map<std::uint32_t, catalog::ObjectPtr> by_address_;
  std::unordered_map<std::uint32_t, std::map<Part, catalog::ObjectPtr>> parts_;
  std::map<std::pair<std::uint32_t, std::string>, std::string> not_nulls_;  // By table and column.
};

}  // namespace retort::diff
