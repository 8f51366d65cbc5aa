// What makes a column an identity column: a column of a table's own (column.cpp), or one that it only
// inherits (inherited_column.cpp).
#pragma once

#include <string>

#include <retort/definition.hpp>

#include "catalog/kind.hpp"

namespace retort::catalog {

struct ColumnIdentity {
  Identity kind = Identity::none;
  std::string sequence;
  SequenceOptions options;
  std::string base_type;  ///< Of the column.
};

/// The options with which `column` is to get it.
SequenceOptions identity_options(const Object& column, const ColumnIdentity& identity);

void compare_identity(const ColumnIdentity& have, const ColumnIdentity& want, Differences& differences);

/// Options and name of the sequence of a column that has and keeps its identity.
void alter_identity_sequence(const Object& column, const ColumnIdentity& have, const ColumnIdentity& want,
                             operation::Changes& changes);

/// Sets the sequence of a column that has just become an identity column; nothing happens without rows.
operation::Change continue_numbers(const Object& column);

}  // namespace retort::catalog
