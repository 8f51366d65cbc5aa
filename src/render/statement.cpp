// One operation as a call on `op`: every member of the variant has its line here.
#include "base/text.hpp"
#include "operation/sequence_change.hpp"
#include "render/vocabulary.hpp"

namespace retort::render {
namespace {

using namespace operation;  // Its types, and nothing else.

Code op(const char* function, Codes arguments) {
  return call(std::string("op.") + function, std::move(arguments));
}

Code make(const CreateSchema& change) {
  Codes codes = {string(change.schema.name)};
  add_text(codes, "comment", change.schema.comment);
  return op("create_schema", std::move(codes));
}
Code make(const DropSchema& change) {
  return op("drop_schema", {string(change.name)});
}

Code make(const CreateEnum& change) {
  Codes codes = {name(change.definition.name), names(change.definition.values)};
  add_text(codes, "comment", change.definition.comment);
  return op("create_enum", std::move(codes));
}
Code make(const DropEnum& change) {
  return op("drop_enum", {name(change.name)});
}
Code make(const AddEnumValue& change) {
  Codes codes = {name(change.type), string(change.value)};
  if (!change.before.empty())
    add_text(codes, "before", change.before);
  else
    add_text(codes, "after", change.after);
  return op("add_enum_value", std::move(codes));
}
Code make(const RenameEnumValue& change) {
  return op("rename_enum_value", {name(change.type), string(change.from), string(change.to)});
}

Code make(const CreateSequence& change) {
  Codes codes = sequence_options(change.sequence.options);
  codes.insert(codes.begin(), relation(change.sequence.name));
  if (!change.sequence.owner_table.name.empty()) {
    codes.push_back(
        call("owned_by", {relation(change.sequence.owner_table), string(change.sequence.owner_column)}));
  }
  add_text(codes, "comment", change.sequence.comment);
  return op("create_sequence", std::move(codes));
}

Code sequence_word(const SequenceStep& step) {
  using Key = SequenceStep::Key;
  switch (step.key) {
    case Key::type:
      return call("sequence_type", {type(step.value)});
    case Key::start:
      return call("start_with", {value(step.value)});
    case Key::increment:
      return call("increment_by", {value(step.value)});
    case Key::min_value:
      return call("min_value", {value(step.value)});
    case Key::no_min_value:
      return word("no_min_value");
    case Key::max_value:
      return call("max_value", {value(step.value)});
    case Key::no_max_value:
      return word("no_max_value");
    case Key::cache:
      return call("cache", {value(step.value)});
    case Key::cycle:
      return word("cycle");
    case Key::no_cycle:
      return word("no_cycle");
    case Key::owned_by:
      return call("owned_by", {relation(step.table), string(step.value)});
    case Key::not_owned:
      break;
  }
  return word("not_owned");
}

Code make(const AlterSequence& change) {
  Codes codes = {relation(change.to.name)};
  for (const SequenceStep& step : sequence_steps(change.from, change.to))
    codes.push_back(sequence_word(step));
  if (change.from.comment != change.to.comment) codes.push_back(call("comment", {string(change.to.comment)}));
  return op("alter_sequence", std::move(codes));
}
Code make(const DropSequence& change) {
  return op("drop_sequence", {relation(change.name)});
}

Code make(const CreateTable& change) {
  return create_table(change.table);
}
Code make(const DropTable& change) {
  return op("drop_table", {relation(change.name)});
}
Code make(const RenameTable& change) {
  return op("rename_table", {relation(change.from), string(change.to)});
}
Code make(const SetTableSchema& change) {
  return op("set_table_schema", {relation(change.table), string(change.schema)});
}

Code make(const AddColumn& change) {
  return op("add_column", {relation(change.table), column(change.column, {}, true)});
}
Code make(const DropColumn& change) {
  return op("drop_column", {relation(change.table), string(change.column)});
}
Code make(const RenameColumn& change) {
  return op("rename_column", {relation(change.table), string(change.from), string(change.to)});
}
Code make(const AlterColumn& change) {
  return alter_column(change);
}

Code make(const AddConstraint& change) {
  constexpr const char* functions[] = {"create_primary_key", "create_unique_constraint",
                                       "create_check_constraint", "create_foreign_key",
                                       "create_exclude_constraint"};
  const std::string own = std::visit([](const auto& one) { return one.name; }, change.constraint);
  Codes codes = constraint_arguments(change.constraint);
  codes.insert(codes.begin(), {own.empty() ? word("default_name") : string(own), relation(change.table)});
  return op(functions[change.constraint.index()], std::move(codes));
}
Code make(const DropConstraint& change) {
  return op("drop_constraint", {string(change.name), relation(change.table)});
}
Code make(const RenameConstraint& change) {
  return op("rename_constraint", {relation(change.table), string(change.from), string(change.to)});
}
Code make(const ValidateConstraint& change) {
  return op("validate_constraint", {string(change.name), relation(change.table)});
}

Code make(const CreateIndex& change) {
  return create_index(change.index);
}
Code make(const DropIndex& change) {
  Codes codes = {relation(change.index)};
  if (change.concurrently) codes.push_back(word("concurrently"));
  return op("drop_index", std::move(codes));
}
Code make(const RenameIndex& change) {
  return op("rename_index", {relation(change.from), string(change.to)});
}

Code make(const SetComment& change) {
  const std::size_t space = change.object.find(' ');
  const std::string kind = change.object.substr(0, space);
  const auto parts = space == std::string::npos ? std::nullopt : name_parts(change.object.substr(space + 1));
  if (kind == "TABLE" && parts && parts->size() <= 2) {
    const Name table = parts->size() == 2 ? Name(parts->front(), parts->back()) : Name(parts->front());
    if (change.text.empty()) return op("drop_table_comment", {relation(table)});
    return op("create_table_comment", {relation(table), string(change.text)});
  }
  if (kind == "COLUMN" && parts && (parts->size() == 2 || parts->size() == 3)) {
    const Name table = parts->size() == 3 ? Name(parts->front(), (*parts)[1]) : Name(parts->front());
    return op("alter_column",
              {relation(table), string(parts->back()), call("comment", {string(change.text)})});
  }
  return op("comment_on", {string(change.object), string(change.text)});
}

Code make(const Execute& change) {
  Codes codes = {sql_block(change.sql)};
  if (change.parameters.empty()) return op("execute", std::move(codes));
  Codes values;
  for (const std::string& parameter : change.parameters) values.push_back(value(parameter));
  codes.push_back(list(std::move(values)));
  return op("execute", std::move(codes));
}

Code make(const BulkInsert& change) {
  Codes rows;
  for (const std::vector<std::string>& row : change.rows) {
    Codes values;
    for (const std::string& literal : row) values.push_back(value(literal));
    rows.push_back(list(std::move(values)));
  }
  Code all = list(std::move(rows));
  all.breaking = Code::Break::one_per_line;
  return op("bulk_insert", {relation(change.table), names(change.columns), std::move(all)});
}

Code make(const RunWork& change) {
  throw Error(Diagnostic{.code = "R0437",
                         .text = "\"" + change.purpose +
                                 "\" is a function with a live connection: it stays in "
                                 "the file that has it",
                         .help = "leave its revision out of the range"});
}

}  // namespace

Code create_index(const IndexDefinition& index) {
  Codes keys;
  for (const IndexElement& element : index.elements) {
    const bool plain = !element.column.empty() && element.collation.empty() &&
                       element.operator_class.empty() && !element.descending && element.nulls.empty();
    if (plain) {
      keys.push_back(string(element.column));
      continue;
    }
    Codes parts = {string(element.column.empty() ? element.expression : element.column)};
    if (!element.collation.empty()) parts.push_back(collate(element.collation));
    add_text(parts, "operator_class", element.operator_class);
    if (element.descending) parts.push_back(word("descending"));
    if (!element.nulls.empty()) parts.push_back(word("nulls_" + element.nulls));
    keys.push_back(call(element.column.empty() ? "expression" : "key", std::move(parts)));
  }
  Codes codes = {string(index.name), relation(index.table), list(std::move(keys))};
  if (index.unique) codes.push_back(word("unique"));
  if (index.nulls_not_distinct) codes.push_back(word("nulls_not_distinct"));
  if (!index.method.empty() && index.method != "btree") {
    codes.push_back(call("using_method", {string(index.method)}));
  }
  add_names(codes, "include", index.include);
  add_text(codes, "where", index.predicate);
  add_text(codes, "storage", index.storage);
  if (index.concurrently) codes.push_back(word("concurrently"));
  add_text(codes, "comment", index.comment);
  return op("create_index", std::move(codes));
}

Code statement(const Operation& operation) {
  return std::visit([](const auto& one) { return make(one); }, operation);
}

}  // namespace retort::render
