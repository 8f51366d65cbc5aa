// Changes to a schema as plain values in one closed variant: what a revision asks for, what a comparison
// yields, and what becomes SQL (ddl/) or a revision file (render/).
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <retort/definition.hpp>
#include <retort/error.hpp>
#include <retort/live_connection.hpp>

namespace retort::operation {

struct CreateSchema {
  SchemaDefinition schema;
};
struct DropSchema {
  std::string name;
};

struct CreateEnum {
  EnumDefinition definition;
};
struct DropEnum {
  Name name;
};
/// ALTER TYPE … ADD VALUE. At most one of `before` and `after` is set; neither appends.
struct AddEnumValue {
  Name type;
  std::string value;
  std::string before;
  std::string after;
};
struct RenameEnumValue {
  Name type;
  std::string from;
  std::string to;
};

struct CreateSequence {
  SequenceDefinition sequence;
};
/// Brings a sequence to `to`; `from` is what it is now.
struct AlterSequence {
  SequenceDefinition from;
  SequenceDefinition to;
};
struct DropSequence {
  Name name;
};

struct CreateTable {
  TableDefinition table;
};
struct DropTable {
  Name name;
};
struct RenameTable {
  Name from;
  std::string to;
};
struct SetTableSchema {
  Name table;
  std::string schema;
};

struct AddColumn {
  Name table;
  ColumnDefinition column;
};
struct DropColumn {
  Name table;
  std::string column;
};
struct RenameColumn {
  Name table;
  std::string from;
  std::string to;
};

/// What ALTER COLUMN changes. A part that is not set stays as it is.
struct AlterColumn {
  enum class Nullability { unchanged, nullable, not_null };
  Name table;
  std::string column;
  std::string type;       ///< New type; empty: unchanged.
  std::string collation;  ///< With `type`.
  std::string using_sql;  ///< With `type`: the USING expression; empty: the assignment cast.
  Nullability nullability = Nullability::unchanged;
  bool set_default = false;  ///< SET DEFAULT default_sql.
  bool drop_default = false;
  std::string default_sql;
  bool set_identity = false;  ///< ADD or SET GENERATED `identity`, with `identity_options`.
  bool drop_identity = false;
  bool had_identity = false;  ///< Chooses between ADD GENERATED and SET GENERATED.
  Identity identity = Identity::none;
  SequenceOptions identity_options;
  bool drop_expression = false;
};

using Constraint =
    std::variant<PrimaryKey, UniqueConstraint, CheckConstraint, ForeignKey, ExclusionConstraint>;

struct AddConstraint {
  Name table;
  Constraint constraint;
};
struct DropConstraint {
  Name table;
  std::string name;
};
struct RenameConstraint {
  Name table;
  std::string from;
  std::string to;
};
struct ValidateConstraint {
  Name table;
  std::string name;
};

struct CreateIndex {
  IndexDefinition index;
};
/// `index.name` lives in the table's schema.
struct DropIndex {
  Name index;
  bool concurrently = false;
};
struct RenameIndex {
  Name from;
  std::string to;
};

/// COMMENT ON `object` IS `text`; an empty text removes it. `object` is SQL: `TABLE public.users`.
struct SetComment {
  std::string object;
  std::string text;
};

/// SQL that stands as it is: data, and every object that has no operation of its own (views, functions,
/// triggers, …).
struct Execute {
  std::string sql;
  std::vector<std::string> parameters;  ///< SQL literals that take the place of `$1`, `$2`, …
};

/// Rows as SQL literals or NULL, in the order of `columns`.
struct BulkInsert {
  Name table;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;
};

/// A function of a C++ revision at its place among the statements. No comparison makes one, and no SQL says it.
struct RunWork {
  std::string purpose;
  std::shared_ptr<LiveWork> work;
};

using Operation = std::variant<CreateSchema, DropSchema, CreateEnum, DropEnum, AddEnumValue, RenameEnumValue,
                               CreateSequence, AlterSequence, DropSequence, CreateTable, DropTable,
                               RenameTable, SetTableSchema, AddColumn, DropColumn, RenameColumn, AlterColumn,
                               AddConstraint, DropConstraint, RenameConstraint, ValidateConstraint,
                               CreateIndex, DropIndex, RenameIndex, SetComment, Execute, BulkInsert, RunWork>;

/// An operation with what a reader of the plan should know.
struct Change {
  Operation operation;
  std::string comment;  ///< A short line for the revision file; empty where it would only repeat the code.
  bool loses_data = false;
  Place place;  ///< The line of the revision that asked for it; an empty file where a comparison did.
  /// It runs outside of transactions, because of what it is or because what follows cannot share its own.
  bool outside_transaction = false;
};

using Changes = std::vector<Change>;

}  // namespace retort::operation
