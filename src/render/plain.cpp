// A comparison of catalogs knows everything by its full name. What it found is put here as a person would say
// it, and only where PostgreSQL is known to read the short form the same way: pg_catalog is searched before
// public, so what could be taken for one of its relations or types keeps its schema.
#include "render/plain.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"

namespace retort::render {
namespace {

/// The types of pg_catalog from 13 to 18 that do not begin with `pg_` or `_`, sorted.
constexpr auto built_in_types = std::to_array<std::string_view>({
    "aclitem",
    "any",
    "anyarray",
    "anycompatible",
    "anycompatiblearray",
    "anycompatiblemultirange",
    "anycompatiblenonarray",
    "anycompatiblerange",
    "anyelement",
    "anyenum",
    "anymultirange",
    "anynonarray",
    "anyrange",
    "bit",
    "bool",
    "box",
    "bpchar",
    "bytea",
    "char",
    "cid",
    "cidr",
    "circle",
    "cstring",
    "date",
    "datemultirange",
    "daterange",
    "event_trigger",
    "fdw_handler",
    "float4",
    "float8",
    "gtsvector",
    "index_am_handler",
    "inet",
    "int2",
    "int2vector",
    "int4",
    "int4multirange",
    "int4range",
    "int8",
    "int8multirange",
    "int8range",
    "internal",
    "interval",
    "json",
    "jsonb",
    "jsonpath",
    "language_handler",
    "line",
    "lseg",
    "macaddr",
    "macaddr8",
    "money",
    "name",
    "numeric",
    "nummultirange",
    "numrange",
    "oid",
    "oidvector",
    "path",
    "point",
    "polygon",
    "record",
    "refcursor",
    "regclass",
    "regcollation",
    "regconfig",
    "regdatabase",
    "regdictionary",
    "regnamespace",
    "regoper",
    "regoperator",
    "regproc",
    "regprocedure",
    "regrole",
    "regtype",
    "table_am_handler",
    "text",
    "tid",
    "time",
    "timestamp",
    "timestamptz",
    "timetz",
    "trigger",
    "tsm_handler",
    "tsmultirange",
    "tsquery",
    "tsrange",
    "tstzmultirange",
    "tstzrange",
    "tsvector",
    "txid_snapshot",
    "unknown",
    "uuid",
    "varbit",
    "varchar",
    "void",
    "xid",
    "xid8",
    "xml",
});

constexpr std::size_t longest_name = 63;

bool is_built_in_type(std::string_view name) {
  static_assert(std::is_sorted(built_in_types.begin(), built_in_types.end()));
  return name.starts_with("pg_") || name.starts_with('_') ||
         std::binary_search(built_in_types.begin(), built_in_types.end(), name);
}

void shorten_relation(Name& name) {
  if (name.schema == "public" && !name.name.starts_with("pg_")) name.schema.clear();
}

void shorten_type(Name& name) {
  if (name.schema == "public" && !is_built_in_type(name.name)) name.schema.clear();
}

/// `public.platform[]` as in a column.
void shorten_type(std::string& sql) {
  constexpr std::string_view schema = "public.";
  if (!sql.starts_with(schema)) return;
  std::string_view name = std::string_view(sql).substr(schema.size());
  name = name.starts_with('"') ? name.substr(1, name.find('"', 1) - 1)
                               : name.substr(0, name.find_first_of("[("));
  if (!is_built_in_type(name)) sql.erase(0, schema.size());
}

/// `'…'` if that is all of `sql`.
std::optional<std::string> only_literal(const std::string& sql) {
  if (sql.size() < 2 || sql.front() != '\'' || sql.back() != '\'') return std::nullopt;
  const std::string text = base::replace_all(sql.substr(1, sql.size() - 2), "''", "");
  if (text.find_first_of("'\\") != std::string::npos) return std::nullopt;
  return sql;
}

/// A literal that the server prints with the type of its column.
void shorten_default(std::string& sql, const std::string& type) {
  const std::size_t cast = sql.rfind("::");
  if (cast == std::string::npos) return;
  const auto literal = only_literal(sql.substr(0, cast));
  if (!literal) return;
  const std::string to = sql.substr(cast + 2);
  const std::string bare = type.substr(0, type.find('('));
  if (to == "integer" && literal->starts_with("'-") && literal->size() > 3 && literal->size() < 12 &&
      literal->find_first_not_of("0123456789", 2) == literal->size() - 1 && (*literal)[2] != '0') {
    sql = literal->substr(1, literal->size() - 2);  // How the server prints -1.
  } else if (to == type || (to == bare && type.ends_with(')'))) {
    sql = *literal;
  }
}

void shorten(ColumnDefinition& column) {
  shorten_default(column.default_sql, column.type);
  shorten_type(column.type);
}

/// The name that the server gives to a constraint: `<table>_<columns>_<kind>`.
std::string given_name(const Name& table, const std::vector<std::string>& columns, std::string_view kind) {
  std::string name = table.name;
  for (const std::string& column : columns) name += '_' + column;
  return name.append("_").append(kind);
}

template <class Constraint>
void shorten_name(Constraint& constraint, const std::string& given) {
  if (constraint.name == given && given.size() <= longest_name && constraint.comment.empty()) {
    constraint.name.clear();
  }
}

void shorten(TableDefinition& table) {
  shorten_relation(table.name);
  for (ColumnDefinition& column : table.columns) shorten(column);
  for (PrimaryKey& key : table.primary_key) shorten_name(key, given_name(table.name, {}, "pkey"));
  for (UniqueConstraint& one : table.unique_constraints) {
    if (one.include.empty()) shorten_name(one, given_name(table.name, one.columns, "key"));
  }
  for (ForeignKey& key : table.foreign_keys) {
    shorten_relation(key.referenced_table);
    shorten_name(key, given_name(table.name, key.columns, "fkey"));
  }
}

void shorten(SequenceDefinition& sequence) {
  shorten_relation(sequence.name);
  shorten_relation(sequence.owner_table);
}

struct Shorten {
  void operator()(operation::CreateSchema&) const {}
  void operator()(operation::DropSchema&) const {}
  void operator()(operation::CreateEnum& op) const { shorten_type(op.definition.name); }
  void operator()(operation::DropEnum& op) const { shorten_type(op.name); }
  void operator()(operation::AddEnumValue& op) const { shorten_type(op.type); }
  void operator()(operation::RenameEnumValue& op) const { shorten_type(op.type); }
  void operator()(operation::CreateSequence& op) const { shorten(op.sequence); }
  void operator()(operation::AlterSequence& op) const {
    shorten(op.from);
    shorten(op.to);
  }
  void operator()(operation::DropSequence& op) const { shorten_relation(op.name); }
  void operator()(operation::CreateTable& op) const { shorten(op.table); }
  void operator()(operation::DropTable& op) const { shorten_relation(op.name); }
  void operator()(operation::RenameTable& op) const { shorten_relation(op.from); }
  void operator()(operation::SetTableSchema& op) const { shorten_relation(op.table); }
  void operator()(operation::AddColumn& op) const {
    shorten_relation(op.table);
    shorten(op.column);
  }
  void operator()(operation::DropColumn& op) const { shorten_relation(op.table); }
  void operator()(operation::RenameColumn& op) const { shorten_relation(op.table); }
  void operator()(operation::AlterColumn& op) const {
    shorten_relation(op.table);
    if (!op.type.empty()) shorten_default(op.default_sql, op.type);
    shorten_type(op.type);
  }
  void operator()(operation::AddConstraint& op) const {
    shorten_relation(op.table);
    if (auto* key = std::get_if<ForeignKey>(&op.constraint)) shorten_relation(key->referenced_table);
  }
  void operator()(operation::DropConstraint& op) const { shorten_relation(op.table); }
  void operator()(operation::RenameConstraint& op) const { shorten_relation(op.table); }
  void operator()(operation::ValidateConstraint& op) const { shorten_relation(op.table); }
  void operator()(operation::CreateIndex& op) const { shorten_relation(op.index.table); }
  void operator()(operation::DropIndex& op) const { shorten_relation(op.index); }
  void operator()(operation::RenameIndex& op) const { shorten_relation(op.from); }
  void operator()(operation::SetComment& op) const {
    for (const std::string_view kind : {"TABLE public.", "COLUMN public.", "INDEX public."}) {
      if (!op.object.starts_with(kind) || op.object.substr(kind.size()).starts_with("pg_")) continue;
      op.object.erase(kind.size() - std::string_view("public.").size(), std::string_view("public.").size());
      return;
    }
  }
  void operator()(operation::Execute&) const {}
  void operator()(operation::RunWork&) const {}
  void operator()(operation::BulkInsert& op) const { shorten_relation(op.table); }
};

}  // namespace

operation::Changes plain(operation::Changes changes) {
  for (operation::Change& change : changes) std::visit(Shorten{}, change.operation);
  return changes;
}

}  // namespace retort::render
