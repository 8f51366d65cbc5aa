// The headers as one set of models: which struct inherits from which, which column is whose, who includes
// whom. Private to this folder.
#pragma once

#include <string>
#include <vector>

#include "codegen/codegen.hpp"

namespace retort::codegen {

/// A struct that is a table, or that a table inherits from.
struct Model {
  const header::Struct* structure;
  std::size_t unit;                ///< The index of its header's unit.
  std::vector<std::size_t> bases;  ///< Indices of models: direct and indirect, in the order of their columns.
};

/// A column of a table: whose member it is, by index.
struct Column {
  std::size_t model;
  const header::Member* member;
};

/// What one header gives.
struct Unit {
  const header::Header* header;
  std::string include;                 ///< As in `#include "…"`.
  std::string output;                  ///< `thread.orm.hpp`.
  std::vector<std::size_t> models;     ///< Of this header, in order.
  std::vector<std::size_t> mentioned;  ///< Units of structs that its annotations and members name, sorted.
};

struct Models {
  std::vector<Model> models;
  std::vector<Unit> units;  ///< One a header, in order.
  std::vector<Diagnostic> diagnostics;

  /// The model that `name` means in `scope`, as C++ looks it up, or null. Aliases and usings are not known.
  const Model* find(const std::vector<header::Scope>& scope, const std::string& name) const;
  /// The columns of a table: those of its bases first.
  std::vector<Column> columns(const Model& table) const;

  std::vector<std::pair<std::string, std::size_t>> by_name;  ///< Sorted; inline namespaces with and without.
};

/// Points into `headers`, which outlive the result.
Models gather(const std::vector<header::Header>& headers, const Options& options);

/// Names that are taken twice, too long, or missing (R0120, R0122, R0126, R0127).
void check_names(const Models& models, std::vector<Diagnostic>& diagnostics);

}  // namespace retort::codegen
