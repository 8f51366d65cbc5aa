#include "diff/rename.hpp"

#include <algorithm>

#include "catalog/kinds.hpp"

namespace retort::diff {

namespace {

using catalog::Catalog;
using catalog::Object;
using catalog::Renaming;

Name in_schema(const Name& name) {
  return name.schema.empty() ? Name("public", name.name) : name;
}

bool is_value_kind(const catalog::Kind* kind) {
  return kind == &catalog::enum_kind() || kind == &catalog::composite_kind();
}

// Whether `object` is what a rename without a kind speaks of: a relation or type, one of its columns or
// values.
bool is_relation(const Object& object, const Name& name) {
  return object.kind->traits().is_relation && own_name(object) == name;
}
bool is_column(const Object& object, const Name& table, const std::string& column) {
  const catalog::Traits& traits = object.kind->traits();
  return traits.named_after_column && traits.part_of_parent && parent_name(object) == table &&
         object.name.name == column;
}
bool has_value(const Object& object, const Name& type, const std::string& value) {
  return is_value_kind(object.kind) && own_name(object) == type &&
         !object.kind->renaming_changes(object, {type, value, value}).empty();
}

bool is_meant(const Object& object, const DeclaredRename& rename, const Name& name, const std::string& part) {
  if (rename.kind.empty()) {
    if (part.empty()) return is_relation(object, name);
    return is_column(object, name, part) || has_value(object, name, part);
  }
  if (object.kind->traits().name != rename.kind) return false;
  if (!part.empty()) return parent_name(object) == name && object.name.name == part;
  return object.name.name == name.name && (object.name.schema.empty() || object.name.schema == name.schema);
}

const Object* find(const Catalog& catalog, const DeclaredRename& rename, const Name& name,
                   const std::string& part) {
  for (const catalog::ObjectPtr& object : catalog.objects) {
    if (is_meant(*object, rename, name, part)) return object.get();
  }
  return nullptr;
}

void apply(const DeclaredRename& rename, const Catalog& want, Renamed& result) {
  const Name name = in_schema(rename.object);
  const bool whole = rename.column.empty();
  const Renaming renaming{whole ? Name(name.schema, rename.from) : name, whole ? std::string() : rename.from,
                          whole ? name.name : rename.column};
  const Object* old = find(result.catalog, rename, renaming.relation, renaming.column);
  if (!old || find(result.catalog, rename, name, rename.column) || !find(want, rename, name, rename.column))
    return;
  auto changes = old->kind->renaming_changes(*old, renaming);
  if (changes.empty()) return;
  auto beside = catalog::rename_usual_not_nulls(result.catalog, renaming);
  std::move(beside.begin(), beside.end(), std::back_inserter(changes));
  std::move(changes.begin(), changes.end(), std::back_inserter(result.changes));
  // What has no relation's name, and what belongs to a table, changes its own name alone.
  const bool alone = !rename.kind.empty();
  const bool schema = old->kind == &catalog::schema_kind();
  const catalog::ObjectPtr itself = old->kind->with_name(*old, old->name);
  for (auto* objects : {&result.catalog.objects, &result.catalog.inherited}) {
    for (catalog::ObjectPtr& object : *objects) {
      const auto& [of_schema, parent, own] = object->name;
      if (alone && object->kind == itself->kind && object->name == itself->name) {
        object = object->kind->with_name(*object, {of_schema, parent, renaming.to});
      } else if (schema && of_schema == itself->name.name) {
        object = object->kind->with_name(*object, {renaming.to, parent, own});
      } else if (!alone || (whole && object->parent && object->parent == itself->address)) {
        if (auto changed = object->kind->renamed(*object, renaming)) object = std::move(changed);
      }
    }
  }
}

// Schemas, then what lives in them, then parts of that.
int rank(const DeclaredRename& rename) {
  return rename.kind == "schema" ? 0 : rename.column.empty() ? 1 : 2;
}

}  // namespace

Renamed apply_renames(const Catalog& have, const Catalog& want, const std::vector<DeclaredRename>& renames) {
  Renamed result{have, {}};
  for (const int turn : {0, 1, 2}) {
    for (const DeclaredRename& rename : renames) {
      if (rank(rename) == turn) apply(rename, want, result);
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
    for (const DeclaredRename& schema : options.renames) {
      if (schema.kind == "schema" && schema.object.name == rename.object.schema)
        back.object.schema = schema.from;
    }
    result.renames.push_back(std::move(back));
  }
  return result;
}

}  // namespace retort::diff
