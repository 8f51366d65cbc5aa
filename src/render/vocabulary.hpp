// Values of definition.hpp in the words of <retort/revision.hpp>. Private to render/.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <retort/definition.hpp>

#include "operation/operation.hpp"
#include "render/layout.hpp"

namespace retort::render {

using Codes = std::vector<Code>;

/// `"users"`, `name("auth", "users")`.
Code name(const Name& name);
/// The name of a table, index or sequence. Those of public are written without it: every session of the tools
/// has `search_path = public`.
Code relation(const Name& name);
/// `{"a", "b"}`.
Code names(const std::vector<std::string>& names);
/// Whether `text` is an integer as C++ and SQL both write it.
bool is_integer(const std::string& text);
/// The text that a SQL literal stands for; none if it is no plain literal.
std::optional<std::string> literal_text(const std::string& literal);
/// `varchar(320)`, `array_of(text)`, `sql_type("citext")`.
Code type(const std::string& sql);
/// `5`, `"text"`, `nullptr`, `true`, `sql("now()")`: what becomes `literal` again, to the byte.
Code value(const std::string& literal);
/// `default_value(5)`, `default_sql("now()")`.
Code default_value(const std::string& sql);
/// `collate("C")`.
Code collate(const std::string& sql);
/// The parts of a quoted, qualified name; none if `sql` is not just that, as base::quote_name writes it.
std::optional<std::vector<std::string>> name_parts(const std::string& sql);

/// `cascade`: what a foreign key does, as revisions and model headers both spell it.
const char* action_word(Action action);

/// Appends `function("text")` unless the text is empty.
void add_text(Codes& codes, const char* function, const std::string& text);
/// Appends `function({"a", "b"})` unless the list is empty.
void add_names(Codes& codes, const char* function, const std::vector<std::string>& list);

/// The options of a sequence or identity column.
Codes sequence_options(const SequenceOptions& options);

/// `column("email", text, not_null)`, with `extra` (`primary_key`, …) behind the type.
Code column(const ColumnDefinition& column, Codes extra, bool says_not_null);

/// A constraint as a part of create_table: `unique({"a"}, named("x"))`.
Code part(const operation::Constraint& constraint);
/// What stands behind its name and table in `op.create_…_constraint`.
Codes constraint_arguments(const operation::Constraint& constraint);
/// `references("channels", "id")`: a foreign key beside its column.
Code references(const ForeignKey& key);

Code create_table(const TableDefinition& table);
Code create_index(const IndexDefinition& index);
Code alter_column(const operation::AlterColumn& change);

/// One operation as a statement without its semicolon.
Code statement(const operation::Operation& operation);

}  // namespace retort::render
