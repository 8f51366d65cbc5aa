#include "diff/rename.hpp"

#include <algorithm>

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;
using catalog::Renaming;

Name in_schema(const Name& name) {
  return name.schema.empty() ? Name("public", name.name) : name;
}

// A table, type or other relation, or with `column` one of its columns.
const Object* find(const Catalog& catalog, const Name& name, const std::string& column) {
  for (const catalog::ObjectPtr& object : catalog.objects) {
    const catalog::Traits& traits = object->kind->traits();
    const bool found = column.empty() ? traits.is_relation && own_name(*object) == name
                                      : traits.named_after_column && traits.part_of_parent &&
                                            parent_name(*object) == name && object->name.name == column;
    if (found) return object.get();
  }
  return nullptr;
}

void apply(const DeclaredRename& rename, const Catalog& want, Renamed& result) {
  const Name name = in_schema(rename.object);
  const bool table = rename.column.empty();
  const Renaming renaming{table ? Name(name.schema, rename.from) : name, table ? std::string() : rename.from,
                          table ? name.name : rename.column};
  const Object* old = find(result.catalog, renaming.relation, renaming.column);
  if (!old || find(result.catalog, name, rename.column) || !find(want, name, rename.column)) return;
  auto changes = old->kind->renaming_changes(*old, renaming);
  if (changes.empty()) return;
  std::move(changes.begin(), changes.end(), std::back_inserter(result.changes));
  for (auto* objects : {&result.catalog.objects, &result.catalog.inherited}) {
    for (catalog::ObjectPtr& object : *objects) {
      if (auto changed = object->kind->renamed(*object, renaming)) object = std::move(changed);
    }
  }
}

}  // namespace

Renamed apply_renames(const Catalog& have, const Catalog& want, const std::vector<DeclaredRename>& renames) {
  Renamed result{have, {}};
  for (const bool columns : {false, true}) {
    for (const DeclaredRename& rename : renames) {
      if (rename.column.empty() != columns) apply(rename, want, result);
    }
  }
  return result;
}

Options reversed(const Options& options) {
  Options result{{}, options.one_transaction, {}};
  for (const auto& [have, want] : options.alike) result.alike.emplace(want, have);
  for (const DeclaredRename& rename : options.renames) {
    DeclaredRename back = rename;
    if (rename.column.empty()) {
      back.from = rename.object.name;
      back.object.name = rename.from;
    } else {
      back.from = rename.column;
      back.column = rename.from;
      for (const DeclaredRename& table : options.renames) {
        if (table.column.empty() && table.object == rename.object) back.object.name = table.from;
      }
    }
    result.renames.push_back(std::move(back));
  }
  return result;
}

}  // namespace retort::diff
