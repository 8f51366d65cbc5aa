-- What identifies the rows of a table to its subscribers, where that is not the primary key.
-- only if: pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'm') AND relreplident <> 'd'
SELECT c.oid, 0, c.oid, 0, n.nspname, c.relname, 'replica identity', NULL,
       CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE 'USING INDEX ' || quote_ident(x.relname) END,
       coalesce(k.oid, x.oid), CASE WHEN k.oid IS NULL THEN 'pg_class'::regclass ELSE 'pg_constraint'::regclass END::oid
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisreplident
  LEFT JOIN pg_class x ON x.oid = i.indexrelid
  LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')
 WHERE c.relkind IN ('r', 'p', 'm') AND c.relreplident <> 'd' AND c.relpersistence <> 't'
   AND (c.relreplident <> 'i' OR x.oid IS NOT NULL)
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
