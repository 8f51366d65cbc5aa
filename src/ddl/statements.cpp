// One operation, its statements: every member of the variant has its line here.
#include "base/array_cast.hpp"
#include "base/sql.hpp"
#include "base/text.hpp"
#include "ddl/clauses.hpp"
#include "ddl/ddl.hpp"

namespace retort::ddl {
namespace {

using namespace operation;  // Its types, and nothing else.

std::string alter_table(const Name& table) {
  return "ALTER TABLE " + qualified(table);
}

Statements make(const CreateSchema& op) {
  const std::string name = identifier(op.schema.name);
  Statements result = {"CREATE SCHEMA " + name};
  if (!op.schema.comment.empty()) result.push_back(comment_on("SCHEMA " + name, op.schema.comment));
  return result;
}
Statements make(const DropSchema& op) {
  return {"DROP SCHEMA " + identifier(op.name)};
}

Statements make(const CreateEnum& op) {
  const std::string name = qualified(op.definition.name);
  std::vector<std::string> values;
  for (const std::string& value : op.definition.values) values.push_back(base::quote_literal(value));
  std::string create = "CREATE TYPE " + name + " AS ENUM (" + base::join(values, ", ") + ')';
  if (create.size() > 100) {
    create = "CREATE TYPE " + name + " AS ENUM (\n  " + base::join(values, ",\n  ") + "\n)";
  }
  Statements result = {std::move(create)};
  if (!op.definition.comment.empty()) result.push_back(comment_on("TYPE " + name, op.definition.comment));
  return result;
}
Statements make(const DropEnum& op) {
  return {"DROP TYPE " + qualified(op.name)};
}
Statements make(const AddEnumValue& op) {
  std::string result = "ALTER TYPE " + qualified(op.type) + " ADD VALUE " + base::quote_literal(op.value);
  if (!op.before.empty())
    result += " BEFORE " + base::quote_literal(op.before);
  else if (!op.after.empty())
    result += " AFTER " + base::quote_literal(op.after);
  return {std::move(result)};
}
Statements make(const RenameEnumValue& op) {
  return {"ALTER TYPE " + qualified(op.type) + " RENAME VALUE " + base::quote_literal(op.from) + " TO " +
          base::quote_literal(op.to)};
}

Statements make(const CreateSequence& op) {
  return create_sequence(op.sequence);
}
Statements make(const AlterSequence& op) {
  return alter_sequence(op);
}
Statements make(const DropSequence& op) {
  return {"DROP SEQUENCE " + qualified(op.name)};
}

Statements make(const CreateTable& op) {
  return create_table(op.table);
}
Statements make(const DropTable& op) {
  return {"DROP TABLE " + qualified(op.name)};
}
Statements make(const RenameTable& op) {
  return {alter_table(op.from) + " RENAME TO " + identifier(op.to)};
}
Statements make(const SetTableSchema& op) {
  return {alter_table(op.table) + " SET SCHEMA " + identifier(op.schema)};
}

Statements make(const AddColumn& op) {
  Statements result = {alter_table(op.table) + " ADD COLUMN " + column_clause(op.column, false)};
  if (!op.column.comment.empty()) {
    result.push_back(
        comment_on("COLUMN " + qualified(op.table) + '.' + identifier(op.column.name), op.column.comment));
  }
  return result;
}
Statements make(const DropColumn& op) {
  return {alter_table(op.table) + " DROP COLUMN " + identifier(op.column)};
}
Statements make(const RenameColumn& op) {
  return {alter_table(op.table) + " RENAME COLUMN " + identifier(op.from) + " TO " + identifier(op.to)};
}
Statements make(const AlterColumn& op) {
  return alter_column(op);
}

Statements make(const AddConstraint& op) {
  Statements result = {alter_table(op.table) + " ADD " + constraint_clause(op.constraint)};
  for (std::string& comment : constraint_comment(op.table, op.constraint))
    result.push_back(std::move(comment));
  return result;
}
Statements make(const DropConstraint& op) {
  return {alter_table(op.table) + " DROP CONSTRAINT " + identifier(op.name)};
}
Statements make(const RenameConstraint& op) {
  return {alter_table(op.table) + " RENAME CONSTRAINT " + identifier(op.from) + " TO " + identifier(op.to)};
}
Statements make(const ValidateConstraint& op) {
  return {alter_table(op.table) + " VALIDATE CONSTRAINT " + identifier(op.name)};
}

Statements make(const CreateIndex& op) {
  return create_index(op.index);
}
Statements make(const DropIndex& op) {
  return {std::string("DROP INDEX ") + (op.concurrently ? "CONCURRENTLY " : "") + qualified(op.index)};
}
Statements make(const RenameIndex& op) {
  return {"ALTER INDEX " + qualified(op.from) + " RENAME TO " + identifier(op.to)};
}

Statements make(const SetComment& op) {
  return {comment_on(op.object, op.text)};
}
Statements make(const Execute& op) {
  return execute(op);
}
Statements make(const BulkInsert& op) {
  return bulk_insert(op);
}
Statements make(const RunWork&) {
  return {};  // Its place in a script is the runner's to keep.
}

}  // namespace

std::vector<std::string> statements(const Operation& operation) {
  Statements result = std::visit([](const auto& one) { return make(one); }, operation);
  const bool as_it_stands =
      std::holds_alternative<Execute>(operation) || std::holds_alternative<BulkInsert>(operation);
  for (std::string& statement : result)
    statement = open_ended(as_it_stands ? statement : base::keep_array_casts(statement));
  return result;
}

std::vector<std::string> statements(const Change& change) {
  try {
    return statements(change.operation);
  } catch (const Error& error) {
    std::vector<Diagnostic> placed = error.diagnostics();
    for (Diagnostic& diagnostic : placed) {
      if (diagnostic.place.file.empty()) diagnostic.place = change.place;
    }
    throw Error(std::move(placed));
  }
}

std::string script(const Changes& changes) {
  std::string result;
  for (const Change& change : changes) {
    for (const std::string& statement : statements(change)) result += statement + ";\n";
  }
  return result;
}

}  // namespace retort::ddl
