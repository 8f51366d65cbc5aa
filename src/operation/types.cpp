// SQL types by the names that people use for them.
#include <retort/revision_types.hpp>

#include "operation/keep.hpp"

namespace retort::revision_vocabulary {
namespace {

SqlType with(const char* type, int number) {
  return SqlType(std::string(type) + '(' + std::to_string(number) + ')');
}

}  // namespace

SqlType::SqlType(std::string_view sql) : sql_(operation::keep_text(sql)) {}

SqlType smallint() {
  return SqlType("smallint");
}
SqlType integer() {
  return SqlType("integer");
}
SqlType bigint() {
  return SqlType("bigint");
}
SqlType numeric() {
  return SqlType("numeric");
}
SqlType numeric(int precision) {
  return with("numeric", precision);
}
SqlType numeric(int precision, int scale) {
  return SqlType("numeric(" + std::to_string(precision) + ',' + std::to_string(scale) + ')');
}
SqlType real() {
  return SqlType("real");
}
SqlType double_precision() {
  return SqlType("double precision");
}
SqlType boolean() {
  return SqlType("boolean");
}
SqlType text() {
  return SqlType("text");
}
SqlType varchar() {
  return SqlType("varchar");
}
SqlType varchar(int length) {
  return with("varchar", length);
}
SqlType char_(int length) {
  return with("char", length);
}
SqlType bytea() {
  return SqlType("bytea");
}
SqlType date() {
  return SqlType("date");
}
SqlType time() {
  return SqlType("time");
}
SqlType time(int precision) {
  return with("time", precision);
}
SqlType timetz() {
  return SqlType("timetz");
}
SqlType timetz(int precision) {
  return with("timetz", precision);
}
SqlType timestamp() {
  return SqlType("timestamp");
}
SqlType timestamp(int precision) {
  return with("timestamp", precision);
}
SqlType timestamptz() {
  return SqlType("timestamptz");
}
SqlType timestamptz(int precision) {
  return with("timestamptz", precision);
}
SqlType interval() {
  return SqlType("interval");
}
SqlType uuid() {
  return SqlType("uuid");
}
SqlType json() {
  return SqlType("json");
}
SqlType jsonb() {
  return SqlType("jsonb");
}
SqlType inet() {
  return SqlType("inet");
}
SqlType tsvector() {
  return SqlType("tsvector");
}
SqlType array_of(SqlType element) {
  return SqlType(std::string(element.sql()) + "[]");
}
SqlType sql_type(std::string_view sql) {
  return SqlType(sql);
}

}  // namespace retort::revision_vocabulary
