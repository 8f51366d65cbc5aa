// Names are filled in before the schema is created anywhere, so that comparisons, revisions and databases all
// see the same ones.
#include "model/naming.hpp"

#include <utility>

#include "base/text.hpp"
#include "model/names.hpp"

namespace retort::model {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

std::string filled(std::string pattern, const Parts& parts) {
  for (const auto& [name, value] : parts) pattern = base::replace_all(pattern, "{" + name + "}", value);
  return shortened(pattern);
}

void fill(std::string& name, const std::string& pattern, const Parts& parts) {
  if (name.empty() && !pattern.empty()) name = filled(pattern, parts);
}

std::string columns_of(const IndexDefinition& index) {
  std::vector<std::string> names;
  for (const IndexElement& element : index.elements)
    names.push_back(element.column.empty() ? "expr" : element.column);
  return base::join(names, "_");
}

/// The columns that `key` refers to, also where it does not say so.
std::vector<std::string> referred(const ForeignKey& key, const DeclaredSchema& schema) {
  if (!key.referenced_columns.empty()) return key.referenced_columns;
  for (const TableDefinition& table : schema.tables) {
    if (table.name == key.referenced_table && !table.primary_key.empty())
      return table.primary_key.front().columns;
  }
  return {};
}

void apply_to_table(TableDefinition& table, const DeclaredSchema& schema, const Naming& naming) {
  const std::string& name = table.name.name;
  for (PrimaryKey& key : table.primary_key)
    fill(key.name, naming.primary_key, {{"table", name}, {"columns", base::join(key.columns, "_")}});
  for (UniqueConstraint& key : table.unique_constraints)
    fill(key.name, naming.unique, {{"table", name}, {"columns", base::join(key.columns, "_")}});
  for (ForeignKey& key : table.foreign_keys) {
    fill(key.name, naming.foreign_key,
         {{"table", name},
          {"columns", base::join(key.columns, "_")},
          {"referred_table", key.referenced_table.name},
          {"referred_columns", base::join(referred(key, schema), "_")}});
  }
  std::size_t number = 0;
  for (CheckConstraint& check : table.checks)
    fill(check.name, naming.check, {{"table", name}, {"number", std::to_string(++number)}});
  number = 0;
  for (ExclusionConstraint& exclusion : table.exclusions)
    fill(exclusion.name, naming.exclusion, {{"table", name}, {"number", std::to_string(++number)}});
}

}  // namespace

std::vector<std::string> naming_parts(const std::string& kind) {
  if (kind == "primary_key" || kind == "unique" || kind == "index") return {"table", "columns"};
  if (kind == "foreign_key") return {"table", "columns", "referred_table", "referred_columns"};
  if (kind == "check" || kind == "exclusion") return {"table", "number"};
  return {};
}

void apply_naming(DeclaredSchema& schema, const Naming& naming) {
  for (TableDefinition& table : schema.tables) apply_to_table(table, schema, naming);
  if (naming.index.empty()) return;
  for (IndexDefinition& index : schema.indexes) {
    if (index.name == index_name(index))
      index.name = filled(naming.index, {{"table", index.table.name}, {"columns", columns_of(index)}});
  }
}

}  // namespace retort::model
