#include "ddl/clauses.hpp"
#include "operation/sequence_change.hpp"

namespace retort::ddl {
namespace {

std::string owner(const Name& table, const std::string& column) {
  return "OWNED BY " + qualified(table) + '.' + identifier(column);
}

std::string words(const operation::SequenceStep& step) {
  using Key = operation::SequenceStep::Key;
  switch (step.key) {
    case Key::type:
      return "AS " + step.value;
    case Key::start:
      return "START WITH " + step.value;
    case Key::increment:
      return "INCREMENT BY " + step.value;
    case Key::min_value:
      return "MINVALUE " + step.value;
    case Key::no_min_value:
      return "NO MINVALUE";
    case Key::max_value:
      return "MAXVALUE " + step.value;
    case Key::no_max_value:
      return "NO MAXVALUE";
    case Key::cache:
      return "CACHE " + step.value;
    case Key::cycle:
      return "CYCLE";
    case Key::no_cycle:
      return "NO CYCLE";
    case Key::owned_by:
      return owner(step.table, step.value);
    case Key::not_owned:
      break;
  }
  return "OWNED BY NONE";
}

}  // namespace

Statements create_sequence(const SequenceDefinition& sequence) {
  const std::string name = qualified(sequence.name);
  std::string create = "CREATE SEQUENCE " + name;
  if (!sequence.options.type.empty()) create += " AS " + sequence.options.type;
  if (const std::string options = sequence_options(sequence.options); !options.empty())
    create += ' ' + options;
  if (!sequence.owner_table.name.empty()) create += ' ' + owner(sequence.owner_table, sequence.owner_column);
  Statements result = {std::move(create)};
  if (!sequence.comment.empty()) result.push_back(comment_on("SEQUENCE " + name, sequence.comment));
  return result;
}

Statements alter_sequence(const operation::AlterSequence& change) {
  Statements result;
  std::string alter = "ALTER SEQUENCE " + qualified(change.to.name);
  const auto steps = operation::sequence_steps(change.from, change.to);
  for (const operation::SequenceStep& step : steps) alter += ' ' + words(step);
  if (!steps.empty()) result.push_back(std::move(alter));
  if (change.from.comment != change.to.comment) {
    result.push_back(comment_on("SEQUENCE " + qualified(change.to.name), change.to.comment));
  }
  return result;
}

}  // namespace retort::ddl
