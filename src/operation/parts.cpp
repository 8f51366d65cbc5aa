// Parts of tables and their options. A part is filled in while its expression is evaluated and then only
// copied from, so that it may be used more than once.
#include "operation/parts.hpp"

#include <retort/revision_parts.hpp>

#include "operation/keep.hpp"

namespace retort::revision_vocabulary {
namespace {

using operation::keep;

Deferral deferral(Deferrable word) {
  return {true, word.initially_deferred};
}

Action action(ActionWord word) {
  switch (word) {
    case ActionWord::restrict:
      return Action::restrict;
    case ActionWord::cascade:
      return Action::cascade;
    case ActionWord::set_null:
      return Action::set_null;
    case ActionWord::set_default:
      return Action::set_default;
    case ActionWord::no_action:
      break;
  }
  return Action::no_action;
}

Name owned(QualifiedName name) {
  return {std::string(name.schema), std::string(name.unqualified)};
}

template <class T>
void append(std::vector<T>& list, const std::vector<T>& more) {
  list.insert(list.end(), more.begin(), more.end());
}

}  // namespace

PrimaryKeyPart::PrimaryKeyPart(Names columns) : kept(keep(PrimaryKey{})) {
  kept->columns = columns.list();
}
void PrimaryKeyPart::add(Named word) {
  kept->name = word.constraint;
}
void PrimaryKeyPart::add(Include word) {
  kept->include = word.columns.list();
}
void PrimaryKeyPart::add(Deferrable word) {
  kept->deferral = deferral(word);
}
void PrimaryKeyPart::add(Comment word) {
  kept->comment = word.text;
}

UniquePart::UniquePart(Names columns) : kept(keep(UniqueConstraint{})) {
  kept->columns = columns.list();
}
void UniquePart::add(Named word) {
  kept->name = word.constraint;
}
void UniquePart::add(Include word) {
  kept->include = word.columns.list();
}
void UniquePart::add(NullsNotDistinct) {
  kept->nulls_not_distinct = true;
}
void UniquePart::add(Deferrable word) {
  kept->deferral = deferral(word);
}
void UniquePart::add(Comment word) {
  kept->comment = word.text;
}

CheckPart::CheckPart(std::string_view condition) : kept(keep(CheckConstraint{})) {
  kept->expression = condition;
}
void CheckPart::add(Named word) {
  kept->name = word.constraint;
}
void CheckPart::add(NoInherit) {
  kept->no_inherit = true;
}
void CheckPart::add(NotValid) {
  kept->not_valid = true;
}
void CheckPart::add(Comment word) {
  kept->comment = word.text;
}

ForeignKeyPart::ForeignKeyPart(Names columns, QualifiedName table, Names referenced)
    : kept(keep(ForeignKey{})) {
  kept->columns = columns.list();
  kept->referenced_table = owned(table);
  kept->referenced_columns = referenced.list();
}
void ForeignKeyPart::add(Named word) {
  kept->name = word.constraint;
}
void ForeignKeyPart::add(OnDelete word) {
  kept->on_delete = action(word.action);
  if (word.columns != nullptr) kept->on_delete_columns = word.columns->list();
}
void ForeignKeyPart::add(OnUpdate word) {
  kept->on_update = action(word.action);
}
void ForeignKeyPart::add(MatchFull) {
  kept->match_full = true;
}
void ForeignKeyPart::add(NotValid) {
  kept->not_valid = true;
}
void ForeignKeyPart::add(Deferrable word) {
  kept->deferral = deferral(word);
}
void ForeignKeyPart::add(Comment word) {
  kept->comment = word.text;
}

ExcludePart::ExcludePart(Names elements) : kept(keep(ExclusionConstraint{})) {
  kept->elements = elements.list();
}
void ExcludePart::add(Named word) {
  kept->name = word.constraint;
}
void ExcludePart::add(UsingMethod word) {
  kept->method = word.method;
}
void ExcludePart::add(Where word) {
  kept->predicate = word.predicate;
}
void ExcludePart::add(Deferrable word) {
  kept->deferral = deferral(word);
}
void ExcludePart::add(Comment word) {
  kept->comment = word.text;
}

ColumnPart::ColumnPart(std::string_view name, SqlType type) : kept(keep(TableDefinition{})) {
  ColumnDefinition& column = kept->columns.emplace_back();
  column.name = name;
  column.type = type.sql();
}
void ColumnPart::add(NotNull) {
  kept->columns.front().nullable = false;
}
void ColumnPart::add(Nullable) {
  kept->columns.front().nullable = true;
}
void ColumnPart::add(Default word) {
  kept->columns.front().default_sql = word.expression;
}
void ColumnPart::add(Generated word) {
  kept->columns.front().generated = word.expression;
}
void ColumnPart::add(Collate word) {
  kept->columns.front().collation = word.collation;
}
void ColumnPart::add(IdentityWord) {
  add(identity(by_default));
}
void ColumnPart::add(IdentityPart word) {
  kept->columns.front().identity = word.kept->kind;
  kept->columns.front().identity_options = word.kept->options;
  kept->columns.front().nullable = false;
}
void ColumnPart::add(Comment word) {
  kept->columns.front().comment = word.text;
}
void ColumnPart::add(PrimaryKeyWord) {
  kept->primary_key.emplace_back().columns = {kept->columns.front().name};
}
void ColumnPart::add(UniqueWord) {
  kept->unique_constraints.emplace_back().columns = {kept->columns.front().name};
}
void ColumnPart::add(CheckPart part) {
  kept->checks.push_back(*part.kept);
}
void ColumnPart::add(ForeignKeyPart part) {
  ForeignKey key = *part.kept;
  if (key.columns.empty()) key.columns = {kept->columns.front().name};
  kept->foreign_keys.push_back(std::move(key));
}

TableParts::TableParts() : kept(keep(TableDefinition{})) {}
void TableParts::add(ColumnPart part) {
  append(kept->columns, part.kept->columns);
  append(kept->primary_key, part.kept->primary_key);
  append(kept->unique_constraints, part.kept->unique_constraints);
  append(kept->checks, part.kept->checks);
  append(kept->foreign_keys, part.kept->foreign_keys);
}
void TableParts::add(PrimaryKeyPart part) {
  kept->primary_key.push_back(*part.kept);
}
void TableParts::add(UniquePart part) {
  kept->unique_constraints.push_back(*part.kept);
}
void TableParts::add(CheckPart part) {
  kept->checks.push_back(*part.kept);
}
void TableParts::add(ForeignKeyPart part) {
  kept->foreign_keys.push_back(*part.kept);
}
void TableParts::add(ExcludePart part) {
  kept->exclusions.push_back(*part.kept);
}
void TableParts::add(Unlogged) {
  kept->unlogged = true;
}
void TableParts::add(PartitionBy word) {
  kept->partition_by = word.key;
}
void TableParts::add(Storage word) {
  kept->storage = word.parameters;
}
void TableParts::add(Comment word) {
  kept->comment = word.text;
}

IndexKey::IndexKey(const char* column) : kept(keep(IndexElement{})) {
  kept->column = column;
}
IndexKey::IndexKey(const std::string& column) : IndexKey(column.c_str()) {}
IndexKey::IndexKey(Sql expression) : kept(keep(IndexElement{})) {
  kept->expression = expression.text;
}
void IndexKey::add(Descending) {
  kept->descending = true;
}
void IndexKey::add(NullsOrder word) {
  kept->nulls = word.place;
}
void IndexKey::add(OperatorClass word) {
  kept->operator_class = word.text;
}
void IndexKey::add(Collate word) {
  kept->collation = word.collation;
}

IndexParts::IndexParts() : kept(keep(IndexDefinition{})) {}
void IndexParts::add(UniqueWord) {
  kept->unique = true;
}
void IndexParts::add(NullsNotDistinct) {
  kept->nulls_not_distinct = true;
}
void IndexParts::add(UsingMethod word) {
  kept->method = word.method;
}
void IndexParts::add(Include word) {
  kept->include = word.columns.list();
}
void IndexParts::add(Where word) {
  kept->predicate = word.predicate;
}
void IndexParts::add(Storage word) {
  kept->storage = word.parameters;
}
void IndexParts::add(Concurrently) {
  kept->concurrently = true;
}
void IndexParts::add(Comment word) {
  kept->comment = word.text;
}

}  // namespace retort::revision_vocabulary
