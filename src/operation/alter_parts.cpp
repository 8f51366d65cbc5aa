// What alter_column and the sequence operations are given. To take an option back, the state before is made
// to differ from the default, since a change is only ever seen as a difference of the two.
#include <retort/revision_parts.hpp>

#include "operation/keep.hpp"
#include "operation/parts.hpp"

namespace retort::revision_vocabulary {
namespace {

using operation::keep;

constexpr const char* other = "0";

std::string text_of(Value value) {
  return std::string(value.sql());
}

}  // namespace

IdentityPart::IdentityPart(IdentityKind kind) : kept(keep(operation::IdentitySpec{})) {
  kept->kind = kind == IdentityKind::always ? Identity::always : Identity::by_default;
}
void IdentityPart::add(StartWith word) {
  kept->options.start = text_of(word.value);
}
void IdentityPart::add(IncrementBy word) {
  kept->options.increment = text_of(word.value);
}
void IdentityPart::add(MinValue word) {
  kept->options.min_value = text_of(word.value);
}
void IdentityPart::add(MaxValue word) {
  kept->options.max_value = text_of(word.value);
}
void IdentityPart::add(Cache word) {
  kept->options.cache = text_of(word.value);
}
void IdentityPart::add(Cycle word) {
  kept->options.cycle = word.on;
}
void IdentityPart::add(SequenceType word) {
  kept->options.type = word.type.sql();
}
void IdentityPart::add(SequenceName word) {
  kept->options.sequence = {std::string(word.sequence.schema), std::string(word.sequence.unqualified)};
}

SequenceParts::SequenceParts() : kept(keep(operation::SequenceChanges{})) {}
void SequenceParts::add(StartWith word) {
  kept->to.options.start = text_of(word.value);
}
void SequenceParts::add(IncrementBy word) {
  kept->to.options.increment = text_of(word.value);
}
void SequenceParts::add(MinValue word) {
  kept->to.options.min_value = text_of(word.value);
}
void SequenceParts::add(MaxValue word) {
  kept->to.options.max_value = text_of(word.value);
}
void SequenceParts::add(NoMinValue) {
  kept->from.options.min_value = other;
  kept->to.options.min_value.clear();
}
void SequenceParts::add(NoMaxValue) {
  kept->from.options.max_value = other;
  kept->to.options.max_value.clear();
}
void SequenceParts::add(Cache word) {
  kept->to.options.cache = text_of(word.value);
}
void SequenceParts::add(Cycle word) {
  kept->from.options.cycle = !word.on;
  kept->to.options.cycle = word.on;
}
void SequenceParts::add(SequenceType word) {
  kept->to.options.type = word.type.sql();
}
void SequenceParts::add(OwnedBy word) {
  kept->to.owner_table = {std::string(word.table.schema), std::string(word.table.unqualified)};
  kept->to.owner_column = word.column;
}
void SequenceParts::add(NotOwned) {
  kept->from.owner_table = Name(other);
  kept->to.owner_table = Name();
}
void SequenceParts::add(Comment word) {
  kept->from.comment = word.text.empty() ? other : "";
  kept->to.comment = word.text;
}

ColumnParts::ColumnParts() : kept(keep(operation::ColumnChanges{})) {}
void ColumnParts::add(NewType word) {
  kept->alter.type = word.type.sql();
}
void ColumnParts::add(Collate word) {
  kept->alter.collation = word.collation;
}
void ColumnParts::add(UsingSql word) {
  kept->alter.using_sql = word.expression;
}
void ColumnParts::add(NotNull) {
  kept->alter.nullability = operation::AlterColumn::Nullability::not_null;
}
void ColumnParts::add(Nullable) {
  kept->alter.nullability = operation::AlterColumn::Nullability::nullable;
}
void ColumnParts::add(Default word) {
  kept->alter.set_default = true;
  kept->alter.default_sql = word.expression;
}
void ColumnParts::add(NoDefault) {
  kept->alter.drop_default = true;
}
void ColumnParts::add(AddIdentity word) {
  kept->alter.set_identity = true;
  kept->alter.identity = word.identity.kept->kind;
  kept->alter.identity_options = word.identity.kept->options;
}
void ColumnParts::add(SetIdentity word) {
  add(AddIdentity{word.identity});
  kept->alter.had_identity = true;
}
void ColumnParts::add(DropIdentity) {
  kept->alter.drop_identity = true;
  kept->alter.had_identity = true;
}
void ColumnParts::add(DropExpression) {
  kept->alter.drop_expression = true;
}
void ColumnParts::add(NewName word) {
  kept->new_name = word.name;
}
void ColumnParts::add(Comment word) {
  kept->set_comment = true;
  kept->comment = word.text;
}

}  // namespace retort::revision_vocabulary
