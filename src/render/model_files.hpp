// A schema -> what a person would have written for it: model headers, and SQL files for what a header cannot
// say. The input is the changes that make the schema from nothing, in their order, so that a kind of object
// that no header knows needs no code here: its statements are SQL.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <retort/project.hpp>

#include "catalog/catalog.hpp"
#include "operation/operation.hpp"

namespace retort::render {

struct ModelOptions {
  std::string name_space = "app";  ///< Of the structs; those of other schemas than public have one inside it.
  bool explicit_names = false;     ///< Also names that the server would give by itself are written.
};

/// A header. `name` is relative to the folder of the models.
struct ModelHeader {
  std::string name;
  std::string content;
};

/// A SQL file, whose statements stand in this order.
struct ModelSql {
  std::string name;  ///< `functions/touch.sql`
  operation::Changes changes;
};

struct ModelFiles {
  std::vector<ModelHeader> headers;  ///< By name.
  std::vector<ModelSql> sql;         ///< By name.
  DeclaredSchema declared;           ///< What the headers say.
};

/// `changes` make `catalog` from nothing. Columns with a foreign key to another C++ type, tables without
/// columns, partitions and the like are left to SQL.
ModelFiles model_files(const catalog::Catalog& catalog, const operation::Changes& changes,
                       const ModelOptions& options = {});

}  // namespace retort::render
