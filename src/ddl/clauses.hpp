// The parts of statements that several operations share. Private to ddl/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <retort/definition.hpp>

#include "operation/operation.hpp"

namespace retort::ddl {

using Statements = std::vector<std::string>;

/// Throws Error R0502: this cannot be said in SQL.
[[noreturn]] void refuse(std::string text, std::string help);

/// Quoted. Each throws R0502 for an empty name and R0504 for one that the server would cut off.
std::string identifier(const std::string& name);
std::string qualified(const Name& name);
std::string identifiers(const std::vector<std::string>& names);

/// `(sql)`, closed on a line of its own if the text ends in a comment.
std::string in_parentheses(std::string_view sql);
/// `sql` so that more may follow on its last line.
std::string open_ended(std::string_view sql);

/// `COMMENT ON object IS 'text'`, or IS NULL for an empty text.
std::string comment_on(const std::string& object, const std::string& text);

/// `START WITH 5 CACHE 10`, and so on; empty if nothing is said. Without the type.
std::string sequence_options(const SequenceOptions& options);

/// `email varchar(320) NOT NULL DEFAULT ''`. The server makes a column of the primary key NOT NULL by itself.
std::string column_clause(const ColumnDefinition& column, bool in_primary_key);

/// `CONSTRAINT name CHECK (…)`.
std::string constraint_clause(const operation::Constraint& constraint);
std::string constraint_name(const operation::Constraint& constraint);
/// The comments of a constraint of `table`; empty without one.
Statements constraint_comment(const Name& table, const operation::Constraint& constraint);

Statements create_table(const TableDefinition& table);
Statements create_index(const IndexDefinition& index);
Statements create_sequence(const SequenceDefinition& sequence);
Statements alter_sequence(const operation::AlterSequence& change);
Statements alter_column(const operation::AlterColumn& change);
Statements execute(const operation::Execute& execute);
Statements bulk_insert(const operation::BulkInsert& insert);

}  // namespace retort::ddl
