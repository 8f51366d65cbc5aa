// Operations as they are called become changes, in the order of the calls.
#include "operation/recorder.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "operation/parts.hpp"

namespace retort {
namespace operation {

/// What one call of upgrade() or downgrade() has asked for so far.
class Recorder {
 public:
  void add(const CallPlace& place, Operation operation) {
    Change& change = changes_.emplace_back();
    change.operation = std::move(operation);
    change.place = {place.file, static_cast<int>(place.line), static_cast<int>(place.column)};
  }
  Changes take() { return std::move(changes_); }

 private:
  Changes changes_;
};

Changes record(RevisionFunction function) {
  Recorder recorder;
  Operations operations(recorder);
  function(operations);
  return recorder.take();
}

}  // namespace operation

namespace {

namespace words = revision_vocabulary;

Name owned(words::QualifiedName name) {
  return {std::string(name.schema), std::string(name.unqualified)};
}
Name name_of(const Target& target) {
  return owned(target.name());
}
std::string text_of(const Target& target) {
  return std::string(target.name().unqualified);
}

template <class Values>
std::vector<std::string> literals(const Values& values) {
  std::vector<std::string> result;
  result.reserve(values.size());
  for (const words::Value& value : values) result.emplace_back(value.sql());
  return result;
}

/// What the server does by itself is written down as well, so that a definition is the same however it came.
void settle(TableDefinition& table) {
  for (const PrimaryKey& key : table.primary_key) {
    for (ColumnDefinition& column : table.columns) {
      for (const std::string& name : key.columns) {
        if (column.name == name) column.nullable = false;
      }
    }
  }
}

template <class Part>
operation::AddConstraint constraint(const Target& target, words::QualifiedName table, Part definition) {
  definition.name = text_of(target);
  return {owned(table), std::move(definition)};
}

}  // namespace

void Operations::record_create_table(const Target& table, words::TableParts parts) {
  TableDefinition definition = *parts.kept;
  definition.name = name_of(table);
  settle(definition);
  recorder_.add(table.place(), operation::CreateTable{std::move(definition)});
}
void Operations::drop_table(const Target& table) {
  recorder_.add(table.place(), operation::DropTable{name_of(table)});
}
void Operations::rename_table(const Target& table, Text new_name) {
  recorder_.add(table.place(), operation::RenameTable{name_of(table), std::string(new_name)});
}
void Operations::set_table_schema(const Target& table, Text new_schema) {
  recorder_.add(table.place(), operation::SetTableSchema{name_of(table), std::string(new_schema)});
}

void Operations::add_column(const Target& table, words::ColumnPart column) {
  TableDefinition parts = *column.kept;
  settle(parts);
  const auto name = name_of(table);
  const auto add = [&](operation::Operation operation) {
    recorder_.add(table.place(), std::move(operation));
  };
  add(operation::AddColumn{name, parts.columns.front()});
  for (const auto& part : parts.primary_key) add(operation::AddConstraint{name, part});
  for (const auto& part : parts.unique_constraints) add(operation::AddConstraint{name, part});
  for (const auto& part : parts.checks) add(operation::AddConstraint{name, part});
  for (const auto& part : parts.foreign_keys) add(operation::AddConstraint{name, part});
}
void Operations::drop_column(const Target& table, Text column) {
  recorder_.add(table.place(), operation::DropColumn{name_of(table), std::string(column)});
}
void Operations::rename_column(const Target& table, Text column, Text new_name) {
  recorder_.add(table.place(),
                operation::RenameColumn{name_of(table), std::string(column), std::string(new_name)});
}
void Operations::record_alter_column(const Target& table, Text column, words::ColumnParts parts) {
  const operation::ColumnChanges& changes = *parts.kept;
  operation::AlterColumn alter = changes.alter;
  alter.table = name_of(table);
  alter.column = column;
  const bool only_others = alter.type.empty() && alter.collation.empty() && alter.using_sql.empty() &&
                           alter.nullability == operation::AlterColumn::Nullability::unchanged &&
                           !alter.set_default && !alter.drop_default && !alter.set_identity &&
                           !alter.drop_identity && !alter.drop_expression;
  if (!only_others) recorder_.add(table.place(), alter);
  if (changes.set_comment) {
    recorder_.add(table.place(), operation::SetComment{"COLUMN " + base::quote_name(alter.table) + '.' +
                                                           base::quote_identifier(alter.column),
                                                       changes.comment});
  }
  if (!changes.new_name.empty()) {
    recorder_.add(table.place(), operation::RenameColumn{alter.table, alter.column, changes.new_name});
  }
}

void Operations::record_constraint(const Target& target, Name table, words::PrimaryKeyPart part) {
  recorder_.add(target.place(), constraint(target, table, *part.kept));
}
void Operations::record_constraint(const Target& target, Name table, words::UniquePart part) {
  recorder_.add(target.place(), constraint(target, table, *part.kept));
}
void Operations::record_constraint(const Target& target, Name table, words::CheckPart part) {
  recorder_.add(target.place(), constraint(target, table, *part.kept));
}
void Operations::record_constraint(const Target& target, Name table, words::ForeignKeyPart part) {
  recorder_.add(target.place(), constraint(target, table, *part.kept));
}
void Operations::record_constraint(const Target& target, Name table, words::ExcludePart part) {
  recorder_.add(target.place(), constraint(target, table, *part.kept));
}
void Operations::drop_constraint(const Target& constraint, Name table) {
  recorder_.add(constraint.place(), operation::DropConstraint{owned(table), text_of(constraint)});
}
void Operations::rename_constraint(const Target& table, Text constraint, Text new_name) {
  recorder_.add(table.place(),
                operation::RenameConstraint{name_of(table), std::string(constraint), std::string(new_name)});
}
void Operations::validate_constraint(const Target& constraint, Name table) {
  recorder_.add(constraint.place(), operation::ValidateConstraint{owned(table), text_of(constraint)});
}

void Operations::record_create_index(const Target& index, Name table, Keys keys, words::IndexParts parts) {
  IndexDefinition definition = *parts.kept;
  definition.name = text_of(index);
  definition.table = owned(table);
  for (const words::IndexKey& key : keys) definition.elements.push_back(*key.kept);
  recorder_.add(index.place(), operation::CreateIndex{std::move(definition)});
}
void Operations::drop_index(const Target& index) {
  recorder_.add(index.place(), operation::DropIndex{name_of(index)});
}
void Operations::drop_index(const Target& index, words::Concurrently) {
  recorder_.add(index.place(), operation::DropIndex{name_of(index), true});
}
void Operations::rename_index(const Target& index, Text new_name) {
  recorder_.add(index.place(), operation::RenameIndex{name_of(index), std::string(new_name)});
}

void Operations::create_enum(const Target& type, Names values) {
  create_enum(type, values, words::Comment{});
}
void Operations::create_enum(const Target& type, Names values, words::Comment comment) {
  recorder_.add(type.place(),
                operation::CreateEnum{{name_of(type), values.list(), std::string(comment.text)}});
}
void Operations::drop_enum(const Target& type) {
  recorder_.add(type.place(), operation::DropEnum{name_of(type)});
}
void Operations::add_enum_value(const Target& type, Text value) {
  recorder_.add(type.place(), operation::AddEnumValue{name_of(type), std::string(value), "", ""});
}
void Operations::add_enum_value(const Target& type, Text value, words::Before place) {
  recorder_.add(type.place(),
                operation::AddEnumValue{name_of(type), std::string(value), std::string(place.value), ""});
}
void Operations::add_enum_value(const Target& type, Text value, words::After place) {
  recorder_.add(type.place(),
                operation::AddEnumValue{name_of(type), std::string(value), "", std::string(place.value)});
}
void Operations::rename_enum_value(const Target& type, Text value, Text new_value) {
  recorder_.add(type.place(),
                operation::RenameEnumValue{name_of(type), std::string(value), std::string(new_value)});
}

void Operations::create_schema(const Target& schema) {
  create_schema(schema, words::Comment{});
}
void Operations::create_schema(const Target& schema, words::Comment comment) {
  recorder_.add(schema.place(), operation::CreateSchema{{text_of(schema), std::string(comment.text)}});
}
void Operations::drop_schema(const Target& schema) {
  recorder_.add(schema.place(), operation::DropSchema{text_of(schema)});
}
void Operations::record_create_sequence(const Target& sequence, words::SequenceParts parts) {
  SequenceDefinition definition = parts.kept->to;
  definition.name = name_of(sequence);
  recorder_.add(sequence.place(), operation::CreateSequence{std::move(definition)});
}
void Operations::record_alter_sequence(const Target& sequence, words::SequenceParts parts) {
  operation::AlterSequence alter{parts.kept->from, parts.kept->to};
  alter.from.name = alter.to.name = name_of(sequence);
  recorder_.add(sequence.place(), std::move(alter));
}
void Operations::drop_sequence(const Target& sequence) {
  recorder_.add(sequence.place(), operation::DropSequence{name_of(sequence)});
}

void Operations::create_table_comment(const Target& table, Text text) {
  recorder_.add(table.place(),
                operation::SetComment{"TABLE " + base::quote_name(name_of(table)), std::string(text)});
}
void Operations::drop_table_comment(const Target& table) {
  create_table_comment(table, "");
}
void Operations::comment_on(const Target& object, Text text) {
  recorder_.add(object.place(), operation::SetComment{text_of(object), std::string(text)});
}

void Operations::record_work(const Target& purpose, LiveWork* work) {
  std::shared_ptr<LiveWork> owned_work(work);
  std::string line = text_of(purpose);  // One line: it stands in a comment of the script.
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  recorder_.add(purpose.place(), operation::RunWork{std::move(line), std::move(owned_work)});
}
void Operations::execute(const Target& sql) {
  recorder_.add(sql.place(), operation::Execute{text_of(sql), {}});
}
void Operations::execute(const Target& sql, std::initializer_list<Value> parameters) {
  recorder_.add(sql.place(), operation::Execute{text_of(sql), literals(parameters)});
}
void Operations::bulk_insert(const Target& table, Names columns,
                             std::initializer_list<std::initializer_list<Value>> rows) {
  operation::BulkInsert insert{name_of(table), columns.list(), {}};
  for (const std::initializer_list<Value>& row : rows) insert.rows.push_back(literals(row));
  recorder_.add(table.place(), std::move(insert));
}
void Operations::bulk_insert(const Target& table, Names columns,
                             const std::vector<std::vector<Value>>& rows) {
  operation::BulkInsert insert{name_of(table), columns.list(), {}};
  for (const std::vector<Value>& row : rows) insert.rows.push_back(literals(row));
  recorder_.add(table.place(), std::move(insert));
}

}  // namespace retort
