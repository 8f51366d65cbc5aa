// What headers can say of a schema, and what is left to SQL files. Private to render/.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <retort/project.hpp>

#include "render/model_files.hpp"

namespace retort::render {

struct ModelSplit {
  DeclaredSchema declared;  ///< Constraints and indexes in their order; serial types in place of sequences.
  std::vector<ModelSql> sql;
  std::map<std::string, std::string> domains;  ///< By name, as in a column: the type below.
};

ModelSplit split_models(const catalog::Catalog& catalog, const operation::Changes& changes);

/// With the schema that an empty one means.
Name settled(const Name& name);

}  // namespace retort::render
