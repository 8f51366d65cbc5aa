// A project's own convention for the names of constraints and indexes that its models do not name.
#pragma once

#include <string>
#include <vector>

#include <retort/project.hpp>

namespace retort::model {

/// Templates of `{table}`, `{columns}` (joined by `_`), and for foreign keys `{referred_table}` and
/// `{referred_columns}`; for checks `{number}`, from 1, within the table. Empty: PostgreSQL's own names, and
/// `ix_<table>_<columns>` for indexes.
struct Naming {
  std::string primary_key;
  std::string unique;
  std::string foreign_key;
  std::string check;
  std::string exclusion;
  std::string index;
};

/// The parts that may stand in a template for `kind` (the member's name); empty for an unknown kind.
std::vector<std::string> naming_parts(const std::string& kind);

/// Gives every constraint without a name, and every index with the default one, the name that `naming` says,
/// shortened to what PostgreSQL keeps.
void apply_naming(DeclaredSchema& schema, const Naming& naming);

}  // namespace retort::model
