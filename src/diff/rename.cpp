#include "diff/rename.hpp"

#include <algorithm>
#include <utility>

#include "base/sql.hpp"
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

const Object* find_extension(const Catalog& catalog, const std::string& name) {
  for (const catalog::ObjectPtr& object : catalog.objects) {
    if (object->kind == &catalog::extension_kind() && object->name.name == name) return object.get();
  }
  return nullptr;
}

bool has_schema(const Catalog& catalog, const std::string& name) {
  return std::any_of(catalog.objects.begin(), catalog.objects.end(), [&](const catalog::ObjectPtr& object) {
    return object->kind == &catalog::schema_kind() && object->name.name == name;
  });
}

bool is_move(const DeclaredRename& rename) {
  return rename.kind == catalog::extension_kind().traits().name;
}

// The schema that is new, too, comes first. `result.catalog` stays as it is: only a server can tell how
// everything that uses the extension reads afterwards.
void move_extension(const DeclaredRename& rename, Renamed& result) {
  const Object* extension = find_extension(result.catalog, rename.object.name);
  const std::string& schema = rename.object.schema;
  if (extension == nullptr || catalog::extension_schema(*extension) == schema) return;
  const bool made = std::any_of(result.changes.begin(), result.changes.end(), [&](const auto& change) {
    const auto* create = std::get_if<operation::CreateSchema>(&change.operation);
    return create && create->schema.name == schema;
  });
  if (!made && !has_schema(result.catalog, schema) && !schema.starts_with("pg_"))
    result.changes.push_back({operation::CreateSchema{{schema, {}}}, {}, false, {}});
  result.changes.push_back(catalog::execute("ALTER EXTENSION " + base::quote_identifier(rename.object.name) +
                                            " SET SCHEMA " + base::quote_identifier(schema)));
}

void apply(const DeclaredRename& rename, const Catalog& want, Renamed& result) {
  if (is_move(rename)) return move_extension(rename, result);
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
    if (is_move(rename)) {
      std::swap(back.from, back.object.schema);
      result.renames.push_back(std::move(back));
      continue;
    }
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

void add_moves(const Catalog& have, const Catalog& want, Options& options) {
  for (const catalog::ObjectPtr& goal : want.objects) {
    if (goal->kind != &catalog::extension_kind()) continue;
    const Object* old = find_extension(have, goal->name.name);
    if (old == nullptr || !catalog::is_relocatable(*old)) continue;
    const std::string from = catalog::extension_schema(*old);
    std::string now = from;
    for (const DeclaredRename& rename : options.renames) {
      if (rename.kind == "schema" && rename.from == from) now = rename.object.name;
    }
    const std::string to = catalog::extension_schema(*goal);
    if (now != to)
      options.renames.push_back(
          {Name(to, goal->name.name), "", from, std::string(goal->kind->traits().name)});
  }
}

std::vector<std::string> schemas_made(const Catalog& have, const Catalog& want, const Options& options) {
  std::vector<std::string> names;
  for (const operation::Change& change : renames(have, want, options)) {
    if (const auto* create = std::get_if<operation::CreateSchema>(&change.operation))
      names.push_back(create->schema.name);
  }
  return names;
}

std::vector<Difference> moves(const Catalog& have, const Options& options) {
  std::vector<Difference> result;
  for (const DeclaredRename& rename : options.renames) {
    if (!is_move(rename)) continue;
    const Object* old = find_extension(have, rename.object.name);
    if (old == nullptr) continue;
    result.push_back(
        {Difference::Side::both, catalog::describe(*old), {{"schema", rename.from, rename.object.schema}}});
  }
  return result;
}

}  // namespace retort::diff
