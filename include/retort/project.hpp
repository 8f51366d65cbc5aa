// What a project compiles into its `migrate`: the declared schema, plain SQL beside it, and the revisions.
// The code generator writes the one function that fills a Project; `migrate` is that function and
// `retort::migrate_main`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <retort/definition.hpp>
#include <retort/error.hpp>

namespace retort {

/// A name that an object had before (`renamed_from`). `column` is empty for a table or an enum; it is also
/// the value of an enum, the attribute of a type, or what else belongs to a table.
struct DeclaredRename {
  Name object;
  std::string column;
  std::string from;
  std::string kind = {};  ///< `function`, `trigger`, …; empty: a relation, a type, a column or a value.

  bool operator==(const DeclaredRename&) const = default;
};

/// The schema that the model headers declare, before any server has seen it.
struct DeclaredSchema {
  std::vector<SchemaDefinition> schemas;
  std::vector<EnumDefinition> enums;
  std::vector<SequenceDefinition> sequences;
  std::vector<TableDefinition> tables;
  std::vector<IndexDefinition> indexes;
  std::vector<DeclaredRename> renames;
  std::vector<std::pair<Name, Place>> places;  ///< Where each table and enum stands, for diagnostics.
};

/// A file that was embedded at build time.
struct EmbeddedFile {
  std::string_view name;  ///< SQL of models: relative to the project; a revision: to migrations/. With '/'.
  std::string_view content;
};

struct Project {
  DeclaredSchema (*models)() = nullptr;      ///< Null in the plain `retort` program.
  std::vector<EmbeddedFile> model_sql;       ///< models/*.sql
  std::vector<EmbeddedFile> revision_files;  ///< Every revision file, SQL and C++, and `manifest`.
  std::string_view configuration;            ///< retort.toml as it was when the program was built, if any.
};

/// The whole command line of `migrate`. Prints, and returns the exit status: 0 done, 1 failed, 2 wrong use, 3
/// there are differences. Never throws.
int migrate_main(int argc, char** argv, const Project& project);

}  // namespace retort
