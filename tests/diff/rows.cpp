#include "rows.hpp"

#include "base/sql.hpp"
#include "postgres/query.hpp"

namespace retort::diff {

namespace {

// Three rounds, because a row may need one of a table that comes later. A table that refuses stays empty.
constexpr const char* fill_sql = R"sql(
DO $fill$
DECLARE
  tab record; col record; n int; value text; names text; vals text; filled bool; base regtype;
BEGIN
  FOR round IN 1..3 LOOP
    FOR tab IN SELECT c.oid, c.oid::regclass AS name FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
                WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND s.nspname !~ '^pg_' AND s.nspname <> 'information_schema'
                  AND NOT EXISTS (SELECT FROM pg_inherits i WHERE i.inhparent = c.oid AND c.relkind = 'r')
                ORDER BY 1 LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM %s)', tab.name) INTO filled;
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
              WHEN base = 'interval'::regtype THEN quote_literal(n || ' days')
              WHEN col.typcategory = 'E' THEN quote_literal((SELECT enumlabel FROM pg_enum WHERE enumtypid = base ORDER BY enumsortorder LIMIT 1))
              WHEN col.typcategory = 'A' THEN quote_literal('{}')
              WHEN col.typcategory = 'R' THEN quote_literal('empty')
            END;
          END IF;
          CONTINUE WHEN value IS NULL;
          names := names || ', ' || quote_ident(col.attname);
          vals := vals || ', ' || value;
        END LOOP;
        BEGIN
          IF names = '' THEN
            EXECUTE format('INSERT INTO %s DEFAULT VALUES', tab.name);
          ELSE
            EXECUTE format('INSERT INTO %s (%s) VALUES (%s)', tab.name, substr(names, 3), substr(vals, 3));
          END IF;
        EXCEPTION WHEN others THEN
          NULL;
        END;
      END LOOP;
    END LOOP;
  END LOOP;
END
$fill$;
)sql";

constexpr const char* columns_sql = R"sql(
SELECT format('%I.%I', s.nspname, c.relname), format('%I', a.attname), format_type(a.atttypid, a.atttypmod)
  FROM pg_class c JOIN pg_namespace s ON s.oid = c.relnamespace
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
 WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND s.nspname !~ '^pg_' AND s.nspname <> 'information_schema'
 ORDER BY 1, a.attnum
)sql";

// A partition may be a foreign table that nobody serves.
const std::string unreadable = "not readable: ";

}  // namespace

void fill(Connection& connection) {
  postgres::run_script(connection, fill_sql);
}

Contents contents(Connection& connection) {
  Contents result;
  for (const base::Row& row : postgres::query(connection, columns_sql).rows) {
    const std::string table = row[0].value_or("");
    const auto ask = [&](const std::string& what) -> std::string {
      try {
        return postgres::query(connection, "SELECT " + what + " FROM " + table).rows.at(0).at(0).value_or("");
      } catch (const postgres::ServerError& error) {
        return unreadable + error.report().message;
      }
    };
    if (!result.contains(table)) result[table] = ask("count(*)");
    if (!row[1]) continue;
    result[table + '.' + *row[1] + ' ' + row[2].value_or("")] =
        ask("string_agg(quote_nullable(" + *row[1] + "::text), ', ' ORDER BY " + *row[1] + "::text)");
  }
  return result;
}

std::string losses(const Contents& before, const Contents& after) {
  std::string lines;
  for (const auto& [what, value] : before) {
    const auto found = after.find(what);
    if (found == after.end() || found->second == value) continue;
    if (value.starts_with(unreadable) || found->second.starts_with(unreadable)) continue;
    lines += what + " was " + value + ", is " + found->second + '\n';
  }
  return lines;
}

}  // namespace retort::diff
