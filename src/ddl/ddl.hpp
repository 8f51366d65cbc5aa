// Operations and declared schemas as SQL. Pure text; nothing here knows a server.
#pragma once

#include <string>
#include <vector>

#include <retort/project.hpp>

#include "operation/operation.hpp"

namespace retort::ddl {

/// One operation as statements, each ready for a semicolon, in the order in which they run. Only
/// operation::Execute can hold more than one in a text. Throws Error for what SQL cannot say: R0502 (a
/// definition without a name, type or column, or that contradicts itself), R0503 (values and `$1` do not
/// match), R0504 (a name that the server would cut off), R0505 (a row of another length).
std::vector<std::string> statements(const operation::Operation& operation);

/// The same, with the change's place in what it throws.
std::vector<std::string> statements(const operation::Change& change);

/// What creates a declared schema in an empty database: schemas, types, sequences, tables in an order that
/// their foreign keys allow (cycles are closed by ALTER TABLE), indexes, comments. Deterministic.
operation::Changes create_all(const DeclaredSchema& schema);

/// `changes` as one script, each statement with its semicolon and line break. Throws as `statements`.
std::string script(const operation::Changes& changes);

/// `changes` as a script for psql: what a reader should know above each statement, and the statements between
/// BEGIN and COMMIT. Those that run outside of transactions stand between such groups, and the script then
/// begins with the line `-- retort:no-transaction`. Empty if there is nothing to do. Throws as `statements`.
std::string psql_script(const operation::Changes& changes);

}  // namespace retort::ddl
