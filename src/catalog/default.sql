-- Column defaults. What a table or partition inherits is no default of its own; one that differs is, and so is
-- its lack.
-- only if: pg_attrdef
SELECT d.oid, 0, d.attrelid, d.attnum, d.nspname, d.relname, d.attname, NULL, d.own, d.inherited
  FROM (SELECT x.oid, a.attrelid, a.attnum, n.nspname, c.relname, a.attname, pg_get_expr(x.adbin, x.adrelid) AS own,
               CASE WHEN a.attinhcount > 0 AND (c.relispartition OR NOT a.attislocal) THEN
                 (SELECT pg_get_expr(y.adbin, y.adrelid) FROM pg_attrdef y
                   WHERE y.adrelid = (SELECT i.inhparent FROM pg_inherits i WHERE i.inhrelid = a.attrelid AND i.inhseqno = 1)
                     AND y.adnum = (SELECT b.attnum FROM pg_attribute b
                                     WHERE b.attrelid = (SELECT i.inhparent FROM pg_inherits i
                                                          WHERE i.inhrelid = a.attrelid AND i.inhseqno = 1)
                                       AND b.attname = a.attname)) END AS inherited
          FROM pg_attrdef x
          JOIN pg_class c ON c.oid = x.adrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
          JOIN pg_attribute a ON a.attrelid = x.adrelid AND a.attnum = x.adnum
         WHERE a.attgenerated = '' AND NOT a.attisdropped
           AND c.relkind IN ('r', 'p', 'f', 'v') AND c.relpersistence <> 't'
           AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        OFFSET 0) d
 WHERE d.inherited IS NULL OR d.own <> d.inherited
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
   AND EXISTS (SELECT FROM pg_inherits)
