-- Column defaults.
SELECT x.oid, 0, x.adrelid, x.adnum, n.nspname, c.relname, a.attname, NULL,
       pg_get_expr(x.adbin, x.adrelid)
  FROM pg_attrdef x
  JOIN pg_attribute a ON a.attrelid = x.adrelid AND a.attnum = x.adnum
  JOIN pg_class c ON c.oid = x.adrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE a.attgenerated = '' AND NOT a.attisdropped
   AND c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND NOT c.relispartition
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
