// Operations and declared schemas as SQL. Pure text; nothing here knows a server.
#pragma once

#include <string>
#include <vector>

#include <retort/project.hpp>

#include "operation/operation.hpp"

namespace retort::ddl {

/// One operation as statements, each without its semicolon, in the order in which they run.
std::vector<std::string> statements(const operation::Operation& operation);

/// What creates a declared schema in an empty database: schemas, types, sequences, tables in an order that
/// their foreign keys allow (cycles are closed by ALTER TABLE), indexes, comments. Deterministic.
operation::Changes create_all(const DeclaredSchema& schema);

/// `changes` as one script, each statement with its semicolon and line break.
std::string script(const operation::Changes& changes);

}  // namespace retort::ddl
