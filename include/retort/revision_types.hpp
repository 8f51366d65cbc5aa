// SQL types as a revision names them: `text`, `varchar(20)`, `array_of(uuid)`, `sql_type("citext")`.
#pragma once

#include <string_view>

namespace retort::revision_vocabulary {

/// A type, spelled in SQL.
///
/// The types below are functions, and the parentheses of those without arguments may be left out: that lets
/// `time` stand beside the C library's function of that name, since functions overload and objects do not.
class SqlType {
 public:
  /// Keeps a copy of `sql`.
  explicit SqlType(std::string_view sql);
  SqlType(SqlType (*type)()) : SqlType(type()) {}  // NOLINT: `text` is `text()`

  std::string_view sql() const noexcept { return sql_; }

 private:
  std::string_view sql_;
};

SqlType smallint();
SqlType integer();
SqlType bigint();
SqlType numeric();
SqlType numeric(int precision);
SqlType numeric(int precision, int scale);
SqlType real();
SqlType double_precision();
SqlType boolean();

SqlType text();
SqlType varchar();
SqlType varchar(int length);
SqlType char_(int length);
SqlType bytea();

SqlType date();
SqlType time();
SqlType time(int precision);
SqlType timetz();
SqlType timetz(int precision);
SqlType timestamp();
SqlType timestamp(int precision);
SqlType timestamptz();
SqlType timestamptz(int precision);
SqlType interval();

SqlType uuid();
SqlType json();
SqlType jsonb();
SqlType inet();
SqlType tsvector();

SqlType array_of(SqlType element);
/// Any other type, as SQL: an enum, a domain, a range, a type of an extension.
SqlType sql_type(std::string_view sql);

}  // namespace retort::revision_vocabulary
