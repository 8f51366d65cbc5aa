-- Column defaults. What a table or partition inherits is no default of its own; one that differs is, and so is
-- its lack.
-- only if: pg_attrdef
-- if: pg_inherits
-- The column of the first parent that has it.
WITH above AS MATERIALIZED (
  SELECT DISTINCT ON (i.inhrelid, q.attname) i.inhrelid, q.attname, q.attrelid, q.attnum, q.atthasdef, q.attgenerated
    FROM pg_inherits i JOIN pg_attribute q ON q.attrelid = i.inhparent AND q.attnum > 0 AND NOT q.attisdropped
   ORDER BY i.inhrelid, q.attname, i.inhseqno
)
-- end if
SELECT d.oid, 0, d.attrelid, d.attnum, d.nspname, d.relname, d.attname, NULL, d.own, d.inherited,
       CASE WHEN d.own = d.inherited THEN 'parents' ELSE 'own' END
  FROM (SELECT x.oid, a.attrelid, a.attnum, n.nspname, c.relname, a.attname, pg_get_expr(x.adbin, x.adrelid) AS own,
-- if: pg_inherits
               pg_get_expr(y.adbin, y.adrelid) AS inherited
-- else
               NULL AS inherited
-- end if
          FROM pg_attrdef x
          JOIN pg_class c ON c.oid = x.adrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_attribute a ON a.attrelid = x.adrelid AND a.attrelid >= 16384 AND a.attnum = x.adnum
-- if: pg_inherits
          LEFT JOIN above b ON b.inhrelid = a.attrelid AND b.attname = a.attname
                           AND a.attinhcount > 0 AND (c.relispartition OR NOT a.attislocal)
          LEFT JOIN pg_attrdef y ON y.adrelid = b.attrelid AND y.adnum = b.attnum
-- end if
         WHERE a.attgenerated = '' AND NOT a.attisdropped
           AND c.relkind IN ('r', 'p', 'f', 'v') AND c.relpersistence <> 't'
           AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        OFFSET 0) d
-- if: pg_inherits
UNION ALL
SELECT a.attrelid, a.attnum, a.attrelid, a.attnum, n.nspname, c.relname, a.attname, NULL,
       NULL, pg_get_expr(y.adbin, y.adrelid), 'own'
  FROM above b
  JOIN pg_attribute a ON a.attrelid = b.inhrelid AND a.attname = b.attname AND a.attinhcount > 0 AND NOT a.atthasdef
  JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'f')
                     AND (a.attidentity = '' OR NOT c.relispartition AND NOT a.attislocal) AND b.atthasdef AND b.attgenerated = ''
  JOIN pg_attrdef y ON y.adrelid = b.attrelid AND y.adnum = b.attnum
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
-- end if
