// Pieces of SQL with their parameters. A parameter is a byte 0x01 until the whole statement is known; the
// byte cannot come from a name, because quoting drops nothing and the scanner takes no control characters.
#include <retort/query.hpp>

#include "orm/quote.hpp"

namespace retort::detail {

void Expression::append(const Expression& other) {
  sql += other.sql;
  parameters.insert(parameters.end(), other.parameters.begin(), other.parameters.end());
}

void Expression::append_parameter(Parameter parameter) {
  sql += '\x01';
  parameters.push_back(std::move(parameter));
}

std::string qualified(const TableInfo& table, const ColumnInfo& column) {
  return orm::quote(table.name, column.name);
}

Expression compare(const TableInfo& table, const ColumnInfo& column, const char* op, Parameter value) {
  Expression result{qualified(table, column) + " " + op + " ", {}};
  result.append_parameter(std::move(value));
  return result;
}

Expression compare(const TableInfo& table, const ColumnInfo& column, const char* op,
                   const ColumnInfo& other) {
  return {qualified(table, column) + " " + op + " " + qualified(table, other), {}};
}

Expression suffix(const TableInfo& table, const ColumnInfo& column, const char* text) {
  return {qualified(table, column) + (*text == '\0' ? "" : " ") + text, {}};
}

Expression between(const TableInfo& table, const ColumnInfo& column, Parameter low, Parameter high) {
  Expression result = compare(table, column, "BETWEEN", std::move(low));
  result.append(" AND ");
  result.append_parameter(std::move(high));
  return result;
}

Expression member_of(const TableInfo& table, const ColumnInfo& column, bool negate, Parameter array) {
  Expression result{qualified(table, column) + (negate ? " <> ALL (" : " = ANY ("), {}};
  result.append_parameter(std::move(array));
  result.append(")");
  return result;
}

Expression holds(const TableInfo& table, const ColumnInfo& column, Parameter value) {
  Expression result;
  result.append_parameter(std::move(value));
  result.append(" = ANY (" + qualified(table, column) + ")");
  return result;
}

Expression join(const Expression& left, const char* op, const Expression& right) {
  Expression result;
  result.append("(");
  result.append(left);
  result.append(std::string(" ") + op + " ");
  result.append(right);
  result.append(")");
  return result;
}

Expression negate(const Expression& operand) {
  Expression result;
  result.append("NOT (");
  result.append(operand);
  result.append(")");
  return result;
}

}  // namespace retort::detail
