#include "samples.hpp"

#include <initializer_list>

namespace samples {
namespace {

using namespace retort;             // The definitions,
using namespace retort::operation;  // and the operations.

Change change(Operation operation, std::string comment = "", bool loses_data = false) {
  Change result;
  result.operation = std::move(operation);
  result.comment = std::move(comment);
  result.loses_data = loses_data;
  return result;
}

ColumnDefinition column(std::string name, std::string type, bool nullable = true,
                        std::string default_sql = "") {
  ColumnDefinition result;
  result.name = std::move(name);
  result.type = std::move(type);
  result.nullable = nullable;
  result.default_sql = std::move(default_sql);
  return result;
}

PrimaryKey primary_key(std::vector<std::string> columns, std::string name = "") {
  PrimaryKey result;
  result.columns = std::move(columns);
  result.name = std::move(name);
  return result;
}

UniqueConstraint unique(std::vector<std::string> columns, std::string name = "") {
  UniqueConstraint result;
  result.columns = std::move(columns);
  result.name = std::move(name);
  return result;
}

ForeignKey foreign_key(std::vector<std::string> columns, Name table, std::vector<std::string> referenced,
                       std::string name = "") {
  ForeignKey result;
  result.columns = std::move(columns);
  result.referenced_table = std::move(table);
  result.referenced_columns = std::move(referenced);
  result.name = std::move(name);
  return result;
}

CheckConstraint check(std::string expression, std::string name = "") {
  CheckConstraint result;
  result.expression = std::move(expression);
  result.name = std::move(name);
  return result;
}

IndexDefinition index(std::string name, Name table, std::vector<IndexElement> elements) {
  IndexDefinition result;
  result.name = std::move(name);
  result.table = std::move(table);
  result.elements = std::move(elements);
  return result;
}

IndexElement on_column(std::string column) {
  IndexElement result;
  result.column = std::move(column);
  return result;
}

AlterColumn alter(Name table, std::string column) {
  AlterColumn result;
  result.table = std::move(table);
  result.column = std::move(column);
  return result;
}

SequenceOptions all_options() {
  return {"bigint", "1000", "5", "10", "100000", "20", true};
}

std::vector<Case> schemas_and_types() {
  SequenceDefinition sequence{
      {"auth", "ticket numbers"}, all_options(), {}, "", "Where tickets' numbers come from"};
  SequenceDefinition altered = sequence;
  altered.options = {"integer", "", "-1", "", "", "", false};
  altered.options.max_value = "100000";
  altered.comment.clear();
  return {
      {"create_schema",
       {change(CreateSchema{{"auth", "Who may do what"}}), change(CreateSchema{{"old", ""}})}},
      {"drop_schema", {change(DropSchema{"old"})}},
      {"create_enum",
       {change(CreateEnum{{{"platform"}, {"web", "web-app", "it's"}, ""}}),
        change(CreateEnum{{{"auth", "role"}, {"admin"}, "What somebody may be"}}),
        change(CreateEnum{
            {{"ticket_state"},
             {"new", "waiting for customer", "waiting for colleague", "solved", "closed", "reopened"},
             ""}})}},
      {"add_enum_value",
       {change(AddEnumValue{{"platform"}, "phone", "", ""}),
        change(AddEnumValue{{"auth", "role"}, "owner", "admin", ""}),
        change(AddEnumValue{{"platform"}, "desktop", "", "web"})}},
      {"rename_enum_value", {change(RenameEnumValue{{"platform"}, "web-app", "pwa"})}},
      {"drop_enum", {change(DropEnum{{"ticket_state"}})}},
      {"create_sequence",
       {change(CreateSequence{sequence}), change(CreateSequence{{{"plain"}, {}, {}, "", ""}})}},
      {"alter_sequence", {change(AlterSequence{sequence, altered})}},
      {"drop_sequence", {change(DropSequence{{"auth", "ticket numbers"}})}},
  };
}

TableDefinition users() {
  TableDefinition table;
  table.name = {"auth", "users"};
  table.columns = {column("id", "bigint", false),
                   column("email", "character varying(320)", false),
                   column("name", "text", true, "''::text"),
                   column("created_at", "timestamp with time zone", false, "now()"),
                   column("is_deleted", "boolean", false, "false"),
                   column("order", "smallint", true, "0"),
                   column("tags", "text[]"),
                   column("price", "numeric(10,2)")};
  table.columns[0].identity = Identity::by_default;
  table.columns[1].comment = "Where we write to; \"quoted\" and it's\ntwo lines with a \\ backslash";
  table.columns[2].collation = "\"C\"";
  table.columns[7].generated = "\"order\" * 2 -- twice";
  table.primary_key = {primary_key({"id"})};
  table.unique_constraints = {unique({"email"})};
  table.comment = "People";
  return table;
}

TableDefinition bookings() {
  TableDefinition table;
  table.name = {"bookings"};
  table.columns = {column("room", "integer", false),  column("during", "tsrange", false),
                   column("user_id", "bigint"),       column("second_user", "bigint", false),
                   column("code", "character(5)"),    column("at", "time without time zone"),
                   column("number", "integer", false)};
  table.columns[6].identity = Identity::always;
  table.columns[6].identity_options = {"", "100", "10", "1", "999999", "5", true};
  PrimaryKey key = primary_key({"room", "during"}, "bookings are unique");
  key.include = {"code"};
  key.deferral = {true, true};
  key.comment = "The key";
  table.primary_key = {key};
  UniqueConstraint codes = unique({"code", "at"}, "bookings_codes");
  codes.nulls_not_distinct = true;
  codes.include = {"room"};
  codes.deferral = {true, false};
  codes.comment = "Codes";
  table.unique_constraints = {codes};
  CheckConstraint positive = check("room > 0 -- rooms count from one", "room_positive");
  positive.no_inherit = true;
  positive.comment = "Rooms";
  CheckConstraint later = check("code <> ''", "code_later");
  later.not_valid = true;
  table.checks = {positive, check("number <> 13"), later};
  ForeignKey user = foreign_key({"user_id"}, {"auth", "users"}, {"id"});
  user.on_delete = Action::set_null;
  ForeignKey second = foreign_key({"second_user"}, {"auth", "users"}, {}, "second_user_fk");
  second.on_delete = Action::restrict;
  second.on_update = Action::cascade;
  second.match_full = true;
  second.deferral = {true, true};
  second.comment = "The other";
  table.foreign_keys = {user, second};
  ExclusionConstraint overlap;
  overlap.name = "no_overlap";
  overlap.elements = {"during WITH &&", "tsrange(lower(during), NULL) WITH ="};
  overlap.predicate = "room > 1";
  overlap.deferral = {true, false};
  overlap.comment = "One at a time";
  table.exclusions = {overlap};
  table.storage = "fillfactor=70";
  return table;
}

std::vector<Case> tables() {
  TableDefinition logs;
  logs.name = {"logs"};
  logs.columns = {column("at", "date", false), column("what", "jsonb")};
  logs.partition_by = "RANGE (at)";
  TableDefinition cache;
  cache.name = {"cache"};
  cache.columns = {column("key", "text", false), column("value", "bytea"), column("short", "varchar(3)")};
  cache.unlogged = true;
  TableDefinition empty;
  empty.name = {"empty"};
  return {
      {"create_table",
       {change(CreateTable{users()}), change(CreateTable{bookings()}), change(CreateTable{logs}),
        change(CreateTable{cache}), change(CreateTable{empty})}},
      {"drop_table", {change(DropTable{{"empty"}}, "", true)}},
      {"rename_table", {change(RenameTable{{"cache"}, "Cache"})}},
      {"set_table_schema", {change(SetTableSchema{{"Cache"}, "auth"})}},
  };
}

std::vector<Case> columns() {
  const Name users{"auth", "users"};
  ColumnDefinition kind = column("kind", "platform", false, "'web'::platform");
  kind.comment = "How they come";
  ColumnDefinition serial = column("serial", "bigint", false);
  serial.identity = Identity::always;
  AlterColumn type = alter(users, "name");
  type.type = "character varying(100)";
  type.collation = "pg_catalog.\"POSIX\"";
  type.using_sql = "left(name, 100)";
  type.set_default = true;
  type.default_sql = "'nobody'::character varying";
  type.nullability = AlterColumn::Nullability::not_null;
  AlterColumn no_default = alter(users, "name");
  no_default.drop_default = true;
  no_default.nullability = AlterColumn::Nullability::nullable;
  AlterColumn drop_expression = alter(users, "price");
  drop_expression.drop_expression = true;
  drop_expression.set_default = true;
  drop_expression.default_sql = "0";
  AlterColumn set_identity = alter(users, "id");
  set_identity.set_identity = set_identity.had_identity = true;
  set_identity.identity = Identity::always;
  set_identity.identity_options = {"", "5", "2", "1", "1000", "3", true};
  AlterColumn drop_identity = alter(users, "id");
  drop_identity.drop_identity = true;
  AlterColumn add_identity = alter(users, "id");
  add_identity.set_identity = true;
  add_identity.identity = Identity::by_default;
  add_identity.identity_options.start = "500";
  return {
      {"add_column",
       {change(AddColumn{users, column("phone", "character varying(20)")}), change(AddColumn{users, kind}),
        change(AddColumn{{"bookings"}, column("paid", "boolean", false, "false")}),
        change(AddColumn{{"auth", "Cache"}, serial}),
        change(AddColumn{{"logs"}, column("number", "double precision")})}},
      {"drop_column",
       {change(DropColumn{users, "phone"}, "", true), change(DropColumn{{"logs"}, "number"}),
        change(DropColumn{{"auth", "Cache"}, "serial"})}},
      {"rename_column", {change(RenameColumn{users, "order", "rank"})}},
      {"alter_column",
       {change(type, "", true), change(no_default), change(drop_expression), change(set_identity),
        change(drop_identity), change(add_identity)}},
  };
}

std::vector<Case> constraints() {
  const Name users{"auth", "users"};
  ForeignKey some = foreign_key({"user_id", "number"}, {"auth", "users"}, {"id", "rank"}, "some_columns");
  some.on_delete = Action::set_null;
  some.on_delete_columns = {"user_id"};
  some.not_valid = true;
  ForeignKey defaults = foreign_key({"user_id"}, {"auth", "users"}, {"id"});
  defaults.on_delete = Action::set_default;
  defaults.on_update = Action::set_null;
  ExclusionConstraint hashed;
  hashed.name = "hashed";
  hashed.method = "hash";
  hashed.elements = {"code WITH ="};
  UniqueConstraint pair = unique({"id", "rank"}, "users_pair");
  pair.comment = "For the foreign key";
  return {
      {"add_constraint",
       {change(AddConstraint{users, pair}), change(AddConstraint{{"bookings"}, some}),
        change(AddConstraint{{"bookings"}, defaults}), change(AddConstraint{{"bookings"}, hashed}),
        change(AddConstraint{{"bookings"}, check("at > '08:00' AND at < '22:00'", "opening hours")}),
        change(AddConstraint{{"auth", "Cache"}, primary_key({"key"})})}},
      {"validate_constraint", {change(ValidateConstraint{{"bookings"}, "some_columns"})}},
      {"rename_constraint", {change(RenameConstraint{{"bookings"}, "hashed", "by hash"})}},
      {"drop_constraint", {change(DropConstraint{{"bookings"}, "by hash"})}},
  };
}

std::vector<Case> indexes() {
  const Name users{"auth", "users"};
  IndexElement rank = on_column("rank");
  rank.descending = true;
  rank.nulls = "last";
  IndexElement lower;
  lower.expression = "lower(email::text)";
  lower.collation = "\"C\"";
  lower.operator_class = "text_pattern_ops";
  IndexElement created = on_column("created_at");
  created.nulls = "first";
  IndexDefinition big = index("ix big", users, {rank, lower, created});
  big.unique = true;
  big.nulls_not_distinct = true;
  big.include = {"name"};
  big.predicate = "NOT is_deleted";
  big.storage = "fillfactor=80";
  big.comment = "For the list";
  IndexDefinition tags = index("ix_users_tags", users, {on_column("tags")});
  tags.method = "gin";
  IndexDefinition gentle =
      index("ix_bookings_user_id", {"bookings"}, {on_column("user_id"), on_column("room")});
  gentle.concurrently = true;
  return {
      {"create_index", {change(CreateIndex{big}), change(CreateIndex{tags}), change(CreateIndex{gentle})}},
      {"rename_index", {change(RenameIndex{{"auth", "ix big"}, "ix_list"})}},
      {"drop_index",
       {change(DropIndex{{"auth", "ix_list"}}), change(DropIndex{{"ix_bookings_user_id"}, true})}},
  };
}

std::vector<Case> the_rest() {
  SequenceDefinition loose{{"plain"}, {}, {}, "", ""};
  SequenceDefinition owned = loose;
  owned.owner_table = {"bookings"};
  owned.owner_column = "room";
  owned.comment = "Rooms";
  SequenceDefinition of_user{{"auth", "of_user"}, {}, {"auth", "users"}, "id", ""};
  SequenceDefinition cycling = loose;
  cycling.options.cycle = true;
  cycling.options.min_value = "-5";
  cycling.options.max_value = "50";
  cycling.options.start = "7";
  return {
      {"sequence_owner",
       {change(AlterSequence{loose, owned}), change(AlterSequence{owned, loose}),
        change(CreateSequence{of_user}), change(AlterSequence{loose, cycling}),
        change(AlterSequence{cycling, loose})}},
      {"set_comment",
       {change(SetComment{"TABLE auth.users", "It's all of them"}), change(SetComment{"TABLE bookings", ""}),
        change(SetComment{"COLUMN auth.users.rank", "From \"0\""}),
        change(SetComment{"COLUMN bookings.room", ""}), change(SetComment{"SCHEMA auth", "Who"})}},
      {"execute",
       {change(Execute{"UPDATE auth.users SET name = email WHERE name IS NULL", {}},
               "Names that were never set."),
        change(Execute{
            "CREATE FUNCTION half(n integer) RETURNS integer LANGUAGE sql AS $f$\n  SELECT n / 2; -- )sql\"\n"
            "$f$;\nSELECT half(4);",
            {}}),
        change(
            Execute{"SELECT half($1), $2::text, '$1', $$ $2 $$, \"n\".x$1 -- $3\nFROM (SELECT - $1 AS x$1) n",
                    {"-4", "'it''s'"}}),
        change(Execute{"DELETE FROM auth.users WHERE created_at < now() - interval '10 years' AND is_deleted "
                       "AND name = "
                       "'somebody'",
                       {}},
               "Old ones\\\nare not needed\\", true)}},
      {"bulk_insert",
       {change(BulkInsert{
            {"auth", "users"},
            {"email", "rank", "is_deleted", "name", "created_at"},
            {{"'a@example.org'", "1", "false", "NULL", "now()"},
             {"'it''s@example.org'", "-2", "true", "E'back\\\\slash'", "'2025-01-01 00:00:00+00'"}}}),
        change(BulkInsert{{"logs_2025"}, {"at"}, {}})}},
  };
}

}  // namespace

std::vector<Case> every_operation() {
  std::vector<Case> all;
  for (const auto& group : {schemas_and_types(), tables(), columns(), constraints(), indexes(), the_rest()}) {
    all.insert(all.end(), group.begin(), group.end());
  }
  return all;
}

}  // namespace samples
