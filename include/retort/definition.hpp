// What a schema is made of, as plain values. One vocabulary serves three: the declared schema, the operations
// of a revision, and what a comparison of two catalogs asks for. Every type, default and expression is SQL
// text: only PostgreSQL interprets it.
//
// Revisions include this header, so it pulls in nothing but <string> and <vector>.
#pragma once

#include <string>
#include <vector>

namespace retort {

/// A name in a schema, unquoted. An empty schema means the schema that the session creates things in
/// (`public`).
struct Name {
  std::string schema;
  std::string name;

  Name() = default;
  Name(const char* unqualified) : name(unqualified) {}             // NOLINT: "users" is a name
  Name(std::string unqualified) : name(std::move(unqualified)) {}  // NOLINT
  Name(std::string in_schema, std::string unqualified)
      : schema(std::move(in_schema)), name(std::move(unqualified)) {}

  bool operator==(const Name&) const = default;
  auto operator<=>(const Name&) const = default;
};

/// Whether and how the server numbers a column (GENERATED … AS IDENTITY).
enum class Identity { none, always, by_default };

/// What happens to the referencing row.
enum class Action { no_action, restrict, cascade, set_null, set_default };

/// The options of CREATE SEQUENCE. An empty text means the server's default.
struct SequenceOptions {
  std::string type;  ///< smallint, integer or bigint.
  std::string start;
  std::string increment;
  std::string min_value;
  std::string max_value;
  std::string cache;
  bool cycle = false;
  Name sequence = {};  ///< Of an identity, where the server would give its sequence another name.

  bool operator==(const SequenceOptions&) const = default;
};

struct ColumnDefinition {
  std::string name;
  std::string type;         ///< As in CREATE TABLE: `character varying(320)`, `chat.platform[]`.
  bool nullable = true;     ///< Revisions follow SQL: a column accepts NULL unless told otherwise.
  std::string default_sql;  ///< An expression; empty means none.
  std::string generated;    ///< The expression of a stored generated column; empty means none.
  Identity identity = Identity::none;
  SequenceOptions identity_options;
  std::string collation;  ///< A quoted, possibly qualified name; empty means the type's own.
  std::string comment;

  bool operator==(const ColumnDefinition&) const = default;
};

/// When a constraint is checked (SET CONSTRAINTS in the manual).
struct Deferral {
  bool deferrable = false;
  bool initially_deferred = false;

  bool operator==(const Deferral&) const = default;
};

struct PrimaryKey {
  std::string name;  ///< Empty: the server's default, `<table>_pkey`.
  std::vector<std::string> columns;
  std::vector<std::string> include;
  Deferral deferral;
  std::string comment;

  bool operator==(const PrimaryKey&) const = default;
};

struct UniqueConstraint {
  std::string name;
  std::vector<std::string> columns;
  std::vector<std::string> include;
  bool nulls_not_distinct = false;  ///< PostgreSQL 15 and later.
  Deferral deferral;
  std::string comment;

  bool operator==(const UniqueConstraint&) const = default;
};

struct CheckConstraint {
  std::string name;
  std::string expression;
  bool no_inherit = false;
  bool not_valid = false;
  std::string comment;

  bool operator==(const CheckConstraint&) const = default;
};

struct ForeignKey {
  std::string name;
  std::vector<std::string> columns;
  Name referenced_table;
  std::vector<std::string> referenced_columns;  ///< Empty: the primary key.
  Action on_delete = Action::no_action;
  Action on_update = Action::no_action;
  std::vector<std::string> on_delete_columns;  ///< SET NULL (a, b), PostgreSQL 15 and later.
  bool match_full = false;
  bool not_valid = false;
  Deferral deferral;
  std::string comment;

  bool operator==(const ForeignKey&) const = default;
};

/// EXCLUDE USING method (elements) WHERE (predicate).
struct ExclusionConstraint {
  std::string name;
  std::string method = "gist";
  std::vector<std::string> elements;  ///< Each as in SQL: `room WITH =`, `during WITH &&`.
  std::string predicate;
  Deferral deferral;
  std::string comment;

  bool operator==(const ExclusionConstraint&) const = default;
};

/// What an index stands on: a column by its name, or an expression, with its operator class and order.
struct IndexElement {
  std::string column;      ///< Unquoted; empty for an expression.
  std::string expression;  ///< Without the outer parentheses; empty for a column.
  std::string collation;
  std::string operator_class;  ///< With its options, as in SQL.
  bool descending = false;
  std::string nulls;  ///< "", "first" or "last"; empty means the order's own default.

  bool operator==(const IndexElement&) const = default;
};

struct IndexDefinition {
  std::string name;  ///< Lives in the table's schema.
  Name table;
  std::vector<IndexElement> elements;
  bool unique = false;
  bool nulls_not_distinct = false;
  std::string method = "btree";
  std::vector<std::string> include;
  std::string predicate;
  std::string storage;  ///< `fillfactor=70`, as in WITH (…).
  bool concurrently = false;
  std::string comment;

  bool operator==(const IndexDefinition&) const = default;
};

struct TableDefinition {
  Name name;
  std::vector<ColumnDefinition> columns;
  std::vector<PrimaryKey> primary_key;  ///< At most one.
  std::vector<UniqueConstraint> unique_constraints;
  std::vector<CheckConstraint> checks;
  std::vector<ForeignKey> foreign_keys;
  std::vector<ExclusionConstraint> exclusions;
  bool unlogged = false;
  std::string partition_by;  ///< `RANGE (created_at)`; empty for an ordinary table.
  std::string storage;       ///< As in WITH (…).
  std::string comment;

  bool operator==(const TableDefinition&) const = default;
};

struct EnumDefinition {
  Name name;
  std::vector<std::string> values;
  std::string comment;

  bool operator==(const EnumDefinition&) const = default;
};

struct SequenceDefinition {
  Name name;
  SequenceOptions options;
  Name owner_table;  ///< OWNED BY; an empty name means none.
  std::string owner_column;
  std::string comment;

  bool operator==(const SequenceDefinition&) const = default;
};

struct SchemaDefinition {
  std::string name;
  std::string comment;

  bool operator==(const SchemaDefinition&) const = default;
};

}  // namespace retort
