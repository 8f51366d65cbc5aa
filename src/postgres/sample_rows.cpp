#include "postgres/sample_rows.hpp"

#include <algorithm>

#include "base/sql.hpp"
#include "base/text.hpp"
#include "postgres/query.hpp"

namespace retort::postgres {

namespace {

// In the statements below, AND true stands for the tables that are left alone.
// Three rounds, because a row may need one of a table that comes later. A table that refuses stays empty.
// A trigger that makes or drops tables would make another schema of this one: such rows come without it,
// unless that leaves a foreign key of several columns unchecked.
constexpr const char* fill_sql = R"sql(
DO $fill$
DECLARE
  tab record; col record; n int; value text; names text; vals text; filled bool; base regtype; relations bigint;
  statement text; changed bool;
BEGIN
  FOR round IN 1..3 LOOP
    FOR tab IN SELECT c.oid, c.oid::regclass AS name, c.relhastriggers AND EXISTS (
                         SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal) AS triggers
                  FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND s.nspname !~ '^pg_' AND s.nspname <> 'information_schema' AND true
                  AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = c.oid AND c.relkind = 'r')
                ORDER BY 1 LOOP
      -- A partition may be a foreign table that nobody serves.
      BEGIN
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', tab.name) INTO filled;
      EXCEPTION WHEN others THEN
        filled := round > 1;
      END;
      CONTINUE WHEN filled;
      FOR n IN 1..2 LOOP
        names := ''; vals := '';
        FOR col IN SELECT a.attname, a.attnum, a.atttypid, a.attnotnull, a.atttypmod, t.typtype, t.typbasetype, t.typcategory
                     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                    WHERE a.attrelid = tab.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity <> 'a' LOOP
          base := CASE WHEN col.typtype = 'd' THEN col.typbasetype ELSE col.atttypid END;
          value := NULL;
          SELECT format('(SELECT %I FROM %s ORDER BY 1 LIMIT 1)', f.attname, k.confrelid::regclass) INTO value
            FROM pg_constraint k JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[array_position(k.conkey, col.attnum)]
           WHERE k.conrelid = tab.oid AND k.contype = 'f' AND col.attnum = ANY (k.conkey) LIMIT 1;
          IF value IS NULL THEN
            value := CASE
              WHEN base IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype, 'float4'::regtype, 'float8'::regtype) THEN n::text
              WHEN base = '"char"'::regtype THEN quote_literal(n)
              WHEN col.typcategory = 'S' THEN CASE WHEN col.atttypmod BETWEEN 5 AND 10 THEN quote_literal(n) ELSE quote_literal('value ' || n) END
              WHEN base = 'bool'::regtype THEN 'true'
              WHEN base = 'uuid'::regtype THEN quote_literal('00000000-0000-4000-8000-00000000000' || n)
              WHEN base IN ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype) THEN quote_literal('2024-01-0' || n)
              WHEN base IN ('json'::regtype, 'jsonb'::regtype) THEN quote_literal('{"a": ' || n || '}')
              WHEN base = 'bytea'::regtype THEN quote_literal('\x0' || n)
              WHEN base IN ('inet'::regtype, 'cidr'::regtype) THEN quote_literal('10.0.0.' || n)
              WHEN base = 'macaddr'::regtype THEN quote_literal('08:00:2b:01:02:0' || n)
              WHEN base IN ('time'::regtype, 'timetz'::regtype) THEN quote_literal('0' || n || ':00')
              WHEN base IN ('money'::regtype, 'oid'::regtype) THEN quote_literal(n)
              WHEN base = 'bit'::regtype THEN quote_literal(repeat('1', col.atttypmod))
              WHEN base IN ('varbit'::regtype, 'tsvector'::regtype, 'tsquery'::regtype) THEN quote_literal(n % 2)
              WHEN base = 'point'::regtype THEN quote_literal('(' || n || ',0)')
              WHEN base = 'xml'::regtype THEN quote_literal('<row/>')
              WHEN base = 'interval'::regtype THEN quote_literal(n || ' days')
              WHEN col.typcategory = 'E' THEN quote_literal((SELECT enumlabel FROM pg_enum WHERE enumtypid = base ORDER BY enumsortorder LIMIT 1))
              WHEN col.typcategory = 'A' THEN quote_literal('{}')
              WHEN base IN ('int4range'::regtype, 'int8range'::regtype, 'numrange'::regtype) THEN format('''[%s,%s)''', n, n + 1)
              WHEN base IN ('daterange'::regtype, 'tsrange'::regtype, 'tstzrange'::regtype) THEN format('''[2024-01-0%s,2024-01-0%s)''', n, n + 1)
              WHEN col.typcategory = 'R' THEN quote_literal('empty')
            END;
          END IF;
          CONTINUE WHEN value IS NULL;
          names := names || ', ' || quote_ident(col.attname);
          vals := vals || ', ' || value;
        END LOOP;
        statement := CASE WHEN names = '' THEN format('INSERT INTO %s DEFAULT VALUES', tab.name)
                          ELSE format('INSERT INTO %s (%s) VALUES (%s)', tab.name, substr(names, 3), substr(vals, 3)) END;
        changed := false;
        BEGIN
          IF tab.triggers THEN SELECT count(*) INTO relations FROM pg_class; END IF;
          EXECUTE statement;
          -- What is deferred would refuse every row at the end.
          SET CONSTRAINTS ALL IMMEDIATE;
          IF tab.triggers THEN
            changed := relations <> (SELECT count(*) FROM pg_class);
            IF changed THEN RAISE EXCEPTION 'a trigger changes the schema'; END IF;
          END IF;
        EXCEPTION WHEN others THEN
          NULL;
        END;
        CONTINUE WHEN NOT changed OR EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = tab.oid AND k.contype = 'f' AND cardinality(k.conkey) > 1);
        BEGIN
          SET LOCAL session_replication_role = replica;
          EXECUTE statement;
          SET LOCAL session_replication_role = origin;
        EXCEPTION WHEN others THEN
          NULL;
        END;
      END LOOP;
    END LOOP;
  END LOOP;
END
$fill$;
)sql";

constexpr const char* empty_sql = R"sql(
DO $empty$
DECLARE tab record; filled bool;
BEGIN
  CREATE TEMPORARY TABLE retort_empty (name text) ON COMMIT DROP;
  FOR tab IN SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
              WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
                AND s.nspname !~ '^pg_' AND s.nspname <> 'information_schema' AND true
              ORDER BY 1 LOOP
    BEGIN
      EXECUTE format('SELECT EXISTS (SELECT FROM %s)', tab.name) INTO filled;
    EXCEPTION WHEN others THEN
      filled := true;
    END;
    IF NOT filled THEN INSERT INTO retort_empty VALUES (tab.name::text); END IF;
  END LOOP;
END
$empty$;
)sql";

// Of one table and of those that refer to it. Deleting the few rows costs far less than the new files of a
// TRUNCATE of some hundred tables; that is for what is not to be deleted, and for want of the right to it.
constexpr const char* empty_one_sql = R"sql(
DO $empty$
DECLARE tab regclass; filled bool;
BEGIN
  BEGIN
    SET LOCAL session_replication_role = replica;
    FOR tab IN WITH RECURSIVE below(oid) AS (
                 SELECT the_table::regclass::oid
                 UNION SELECT k.conrelid FROM pg_constraint k JOIN below b ON k.confrelid = b.oid WHERE k.contype = 'f')
               SELECT oid FROM below LOOP
      EXECUTE format('DELETE FROM %s', tab);
      EXECUTE format('SELECT EXISTS (SELECT FROM %s)', tab) INTO filled;
      EXIT WHEN filled;
    END LOOP;
    SET LOCAL session_replication_role = origin;
  EXCEPTION WHEN others THEN
    filled := true;
  END;
  IF filled THEN EXECUTE format('TRUNCATE %s CASCADE', the_table::regclass); END IF;
END
$empty$;
)sql";

constexpr const char* truncate_sql = R"sql(
DO $truncate$
DECLARE names text;
BEGIN
  SELECT string_agg(c.oid::regclass::text, ', ') INTO names FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND s.nspname !~ '^pg_' AND s.nspname <> 'information_schema' AND true;
  IF names IS NOT NULL THEN EXECUTE 'TRUNCATE ' || names; END IF;
END
$truncate$;
)sql";

constexpr const char* columns_sql = R"sql(
SELECT format('%I.%I', s.nspname, c.relname), quote_ident(a.attname),
       format_type(a.atttypid, a.atttypmod)
         || coalesce(' over ' || CASE y.typtype WHEN 'd' THEN format_type(y.typbasetype, y.typtypmod) ELSE
              (SELECT string_agg(format_type(f.atttypid, f.atttypmod), ', ' ORDER BY f.attnum)
                 FROM pg_attribute f WHERE f.attrelid = y.typrelid AND f.attnum > 0 AND NOT f.attisdropped) END, ''), c.relkind,
       CASE WHEN c.relispartition THEN 'in ' || pg_partition_root(c.oid)::regclass
            WHEN c.relkind = 'p' THEN (SELECT string_agg(relid::regclass::text, ', ' ORDER BY relid::regclass::text)
                                         FROM pg_partition_tree(c.oid) WHERE isleaf)
            ELSE '' END
  FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  -- A type that is made of others is another one when they change.
  LEFT JOIN pg_type e ON e.oid = a.atttypid
  LEFT JOIN pg_type y ON y.oid = CASE WHEN e.typcategory = 'A' THEN e.typelem ELSE e.oid END AND y.typtype IN ('c', 'd')
 WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND s.nspname !~ '^pg_' AND s.nspname <> 'information_schema' AND true
 ORDER BY 1, a.attnum
)sql";

// A partition may be a foreign table that nobody serves.
const std::string unreadable = "not readable: ";

struct Table {
  std::string name;
  std::string source;  ///< Without the rows of those that inherit from it, which are tables of their own.
  std::vector<std::string> columns, labels;
  std::string relatives;  ///< The partitions of a table, or `in` the table of a partition.
};

const std::string relatives_of = "relatives of ";

/// Where rows are among partitions is the server's business as long as they are somewhere below the table;
/// and a table from which a partition is detached has fewer.
bool comparable(const std::string& before, const std::string& after) {
  const bool part = before.starts_with("in ") || after.starts_with("in ");
  return part ? before != after : before == after;
}

/// Of `table` or `table.column type`.
std::string table_of(const std::string& what, const Contents& contents) {
  for (std::size_t end = what.size(); end != what.npos;
       end = end == 0 ? what.npos : what.rfind('.', end - 1)) {
    if (contents.contains(relatives_of + what.substr(0, end))) return what.substr(0, end);
  }
  return what;
}

std::string without(const char* sql, const LeftAlone& left_alone) {
  std::string condition = "AND true";
  for (const auto& [schema, name] : left_alone) {
    condition += " AND NOT (c.relname = " + base::quote_literal(name);
    if (!schema.empty()) condition += " AND s.nspname = " + base::quote_literal(schema);
    condition += ')';
  }
  return base::replace_all(sql, "AND true", condition);
}

std::vector<Table> tables(Connection& connection, const LeftAlone& left_alone) {
  std::vector<Table> result;
  for (const base::Row& row : query(connection, without(columns_sql, left_alone)).rows) {
    const std::string name = row[0].value_or("");
    if (result.empty() || result.back().name != name)
      result.push_back({name, (row[3] == "r" ? "ONLY " : "") + name, {}, {}, row[4].value_or("")});
    if (!row[1]) continue;
    result.back().columns.push_back(*row[1]);
    result.back().labels.push_back(name + '.' + *row[1] + ' ' + row[2].value_or(""));
  }
  return result;
}

/// `label | value` for the number of rows and for each column's values, from one pass over the table.
std::string question(const Table& table) {
  std::string inner = "count(*)::text AS v0";
  std::string pairs = '(' + base::quote_literal(table.name) + ", v0)";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const std::string value = 'v' + std::to_string(i + 1);
    inner += ", string_agg(quote_nullable(" + table.columns[i] + "::text), ', ' ORDER BY " +
             table.columns[i] + "::text) AS " + value;
    pairs += ", (" + base::quote_literal(table.labels[i]) + ", " + value + ')';
  }
  return "SELECT label, value FROM (SELECT " + inner + " FROM " + table.source +
         ") t CROSS JOIN LATERAL (VALUES " + pairs + ") p(label, value)";
}

void ask(Connection& connection, const std::vector<std::string>& questions, Contents& result) {
  for (const base::Row& row : query(connection, base::join(questions, "\nUNION ALL ")).rows)
    result[row[0].value_or("")] = row[1].value_or("");
}

constexpr std::size_t tables_at_once = 40;

}  // namespace

std::vector<std::string> fill_tables(Connection& connection, const LeftAlone& left_alone) {
  run_script(connection, without(fill_sql, left_alone));
  run_script(connection, "BEGIN;" + without(empty_sql, left_alone));
  std::vector<std::string> result;
  for (const base::Row& row : query(connection, "SELECT name FROM pg_temp.retort_empty ORDER BY 1").rows)
    result.push_back(row[0].value_or(""));
  run_script(connection, "ROLLBACK");
  return result;
}

void empty_table(Connection& connection, const std::string& table) {
  run_script(connection, base::replace_all(empty_one_sql, "the_table", base::quote_literal(table)));
}

void empty_tables(Connection& connection, const LeftAlone& left_alone) {
  run_script(connection, without(truncate_sql, left_alone));
}

Contents read_contents(Connection& connection, const LeftAlone& left_alone) {
  Contents result;
  const std::vector<Table> all = tables(connection, left_alone);
  for (const Table& table : all) result[relatives_of + table.name] = table.relatives;
  for (std::size_t first = 0; first < all.size(); first += tables_at_once) {
    const std::size_t last = std::min(first + tables_at_once, all.size());
    std::vector<std::string> questions;
    for (std::size_t i = first; i < last; ++i) questions.push_back(question(all[i]));
    try {
      ask(connection, questions, result);
    } catch (const ServerError&) {
      // One of them cannot be read.
      for (std::size_t i = first; i < last; ++i) {
        try {
          ask(connection, {questions[i - first]}, result);
        } catch (const ServerError& error) {
          result[all[i].name] = unreadable + error.report().message;
        }
      }
    }
  }
  return result;
}

std::vector<std::string> losses(const Contents& before, const Contents& after) {
  std::vector<std::string> lines;
  for (const auto& [what, value] : before) {
    if (what.starts_with(relatives_of)) continue;
    const std::string table = table_of(what, before);
    const auto place = before.find(relatives_of + table);
    const auto new_place = after.find(relatives_of + table);
    if (place != before.end() && new_place != after.end() && !comparable(place->second, new_place->second))
      continue;
    const auto found = after.find(what);
    if (found == after.end() || found->second == value) continue;
    if (value.starts_with(unreadable) || found->second.starts_with(unreadable)) continue;
    lines.push_back(what + " was " + value + ", is " + found->second);
  }
  return lines;
}

}  // namespace retort::postgres
