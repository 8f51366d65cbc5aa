// The words of a revision that hold text. Every text is copied once, to a place of its own, so that the words
// are plain pointers in the code that the user compiles.
#include <cmath>
#include <limits>
#include <sstream>

#include <retort/revision_options.hpp>
#include <retort/revision_parts.hpp>

#include "base/sql.hpp"
#include "operation/keep.hpp"

namespace retort::revision_vocabulary {
namespace {

using operation::keep;
using operation::keep_text;

/// The shortest decimal that reads back as `value`.
std::string shortest(double value) {
  if (std::isnan(value)) return "'NaN'";
  if (std::isinf(value)) return value > 0 ? "'Infinity'" : "'-Infinity'";
  for (int digits = 6;; ++digits) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out.precision(digits);
    out << value;
    if (digits >= std::numeric_limits<double>::max_digits10 || std::stod(out.str()) == value)
      return out.str();
  }
}

}  // namespace

QualifiedName name(std::string_view schema, std::string_view unqualified) {
  return {keep_text(schema), keep_text(unqualified)};
}
Sql sql(std::string_view text) {
  return {keep_text(text)};
}

Value::Value(std::nullptr_t) : sql_("NULL") {}
Value::Value(bool value) : sql_(value ? "true" : "false") {}
Value::Value(int value) : sql_(keep_text(std::to_string(value))) {}
Value::Value(long value) : sql_(keep_text(std::to_string(value))) {}
Value::Value(long long value) : sql_(keep_text(std::to_string(value))) {}
Value::Value(unsigned value) : sql_(keep_text(std::to_string(value))) {}
Value::Value(unsigned long value) : sql_(keep_text(std::to_string(value))) {}
Value::Value(unsigned long long value) : sql_(keep_text(std::to_string(value))) {}
Value::Value(double value) : sql_(keep_text(shortest(value))) {}
Value::Value(const char* text) : sql_(keep_text(base::quote_literal(text))) {}
Value::Value(std::string_view text) : sql_(keep_text(base::quote_literal(text))) {}
Value::Value(const std::string& text) : sql_(keep_text(base::quote_literal(text))) {}

Names::Names(std::initializer_list<std::string_view> list)
    : list_(keep(std::vector<std::string>(list.begin(), list.end()))) {}
Names::Names(const char* single) : list_(keep(std::vector<std::string>{single})) {}
Names::Names(const std::vector<std::string>& list) : list_(keep(list)) {}

Default default_sql(std::string_view expression) {
  return {keep_text(expression)};
}
Generated generated(std::string_view expression) {
  return {keep_text(expression)};
}
Collate collate(QualifiedName collation) {
  return {keep_text(base::quote_name({std::string(collation.schema), std::string(collation.unqualified)}))};
}
Comment comment(std::string_view text) {
  return {keep_text(text)};
}
OwnedBy owned_by(QualifiedName table, std::string_view column) {
  return {name(table.schema, table.unqualified), keep_text(column)};
}
Named named(std::string_view constraint) {
  return {keep_text(constraint)};
}
OnDelete on_delete(ActionWord action, Names columns) {
  return {action, keep(columns)};
}
UsingMethod using_method(std::string_view method) {
  return {keep_text(method)};
}
Where where(std::string_view predicate) {
  return {keep_text(predicate)};
}
Storage storage(std::string_view parameters) {
  return {keep_text(parameters)};
}
Before before(std::string_view value) {
  return {keep_text(value)};
}
After after(std::string_view value) {
  return {keep_text(value)};
}
PartitionBy partition_by(std::string_view key) {
  return {keep_text(key)};
}
UsingSql using_sql(std::string_view expression) {
  return {keep_text(expression)};
}
NewName rename(std::string_view new_name) {
  return {keep_text(new_name)};
}
OperatorClass operator_class(std::string_view text) {
  return {keep_text(text)};
}

}  // namespace retort::revision_vocabulary
