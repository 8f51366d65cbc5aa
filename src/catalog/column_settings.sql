-- How columns are stored and analysed, where that is not what their type or, for storage, the table that they
-- inherit from says. The server hides options that begin with pg_.
-- only if: pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'f', 'm')
SELECT a.attrelid, a.attnum, a.attrelid, a.attnum, n.nspname, c.relname, a.attname, NULL,
       CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
       a.attstorage, coalesce(p.attstorage, t.typstorage),
       CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' ELSE '' END,                       -- >=14
       '',                                                                                               -- <14
       coalesce(nullif(a.attstattarget, -1)::text, ''),
       ARRAY(SELECT o FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg\_%' ORDER BY o COLLATE "C"),
       p.attrelid, p.attnum
  FROM pg_namespace n
  JOIN pg_class c ON c.relnamespace = n.oid
  JOIN pg_attribute a ON a.attrelid = c.oid
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN (SELECT i.inhrelid, p.attname, p.attrelid, p.attnum, p.attstorage
               FROM pg_inherits i JOIN pg_attribute p ON p.attrelid = i.inhparent
              WHERE i.inhseqno = 1 AND EXISTS (SELECT FROM pg_inherits)) p
         ON a.attinhcount > 0 AND p.inhrelid = a.attrelid AND p.attname = a.attname
 WHERE a.attnum > 0 AND NOT a.attisdropped
   AND c.relkind IN ('r', 'p', 'm', 'f') AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND (a.attstorage <> coalesce(p.attstorage, t.typstorage) OR coalesce(a.attstattarget, -1) <> -1
        OR a.attcompression <> ''                                                                        -- >=14
        OR a.attoptions IS NOT NULL AND EXISTS (SELECT 1 FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg\_%'))
