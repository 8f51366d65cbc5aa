-- Column defaults. What a table or partition inherits is no default of its own; one that differs is, and so is
-- its lack.
SELECT x.oid, 0, a.attrelid, a.attnum, n.nspname, c.relname, a.attname, NULL,
       pg_get_expr(x.adbin, x.adrelid), pg_get_expr(y.adbin, y.adrelid)
  FROM pg_attrdef x
  JOIN pg_attribute a ON a.attrelid = x.adrelid AND a.attnum = x.adnum
  JOIN pg_class c ON c.oid = x.adrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_inherits i ON i.inhrelid = a.attrelid AND i.inhseqno = 1
                         AND a.attinhcount > 0 AND (c.relispartition OR NOT a.attislocal)
  LEFT JOIN pg_attribute b ON b.attrelid = i.inhparent AND b.attname = a.attname
  LEFT JOIN pg_attrdef y ON y.adrelid = b.attrelid AND y.adnum = b.attnum
 WHERE a.attgenerated = '' AND NOT a.attisdropped
   AND c.relkind IN ('r', 'p', 'f', 'v') AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND (y.oid IS NULL OR pg_get_expr(x.adbin, x.adrelid) <> pg_get_expr(y.adbin, y.adrelid))
UNION ALL
SELECT a.attrelid, a.attnum, a.attrelid, a.attnum, n.nspname, c.relname, a.attname, NULL,
       NULL, pg_get_expr(y.adbin, y.adrelid)
  FROM pg_inherits i
  JOIN pg_attribute a ON a.attrelid = i.inhrelid AND a.attinhcount > 0 AND NOT a.atthasdef AND a.attidentity = ''
  JOIN pg_attribute b ON b.attrelid = i.inhparent AND b.attname = a.attname AND b.atthasdef AND b.attgenerated = ''
  JOIN pg_attrdef y ON y.adrelid = b.attrelid AND y.adnum = b.attnum
  JOIN pg_class c ON c.oid = a.attrelid AND (c.relispartition OR NOT a.attislocal) AND c.relkind IN ('r', 'p', 'f')
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE i.inhseqno = 1 AND c.relpersistence <> 't' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
