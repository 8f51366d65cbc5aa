-- How columns are stored and analysed, where that is not what their type or, for storage, the table that they
-- inherit from says, and comments on the sequences of identity columns. The server hides options that begin with pg_.
-- only if: pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'f', 'm')
SELECT a.attrelid, a.attnum, a.attrelid, a.attnum, n.nspname, c.relname, a.attname, NULL,
       CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
       a.attstorage, coalesce(p.attstorage, t.typstorage), t.typstorage,
       CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' ELSE '' END,                       -- >=14
       '',                                                                                               -- <14
       coalesce(nullif(a.attstattarget, -1)::text, ''),
       ARRAY(SELECT o FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg\_%'),
       CASE WHEN s.oid IS NOT NULL THEN quote_ident(n.nspname) || '.' || quote_ident(s.relname) END, s.relpersistence = 'u',  -- >=15
       NULL, NULL,                                                                                       -- <15
       x.sequence, x.description,
       p.attrelid, p.attnum,
       CASE WHEN a.attstorage = p.attstorage AND coalesce(a.attstattarget, -1) = -1
                 AND a.attcompression = ''                                                               -- >=14
                 AND s.oid IS NULL                                                                       -- >=15
                 AND x.description IS NULL
                 AND NOT EXISTS (SELECT 1 FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg\_%')
            THEN 'parents' ELSE 'own' END
  FROM pg_namespace n
  JOIN pg_class c ON c.relnamespace = n.oid
  JOIN pg_attribute a ON a.attrelid = c.oid
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN (
    SELECT DISTINCT ON (i.inhrelid, q.attname) i.inhrelid, q.attname, q.attrelid, q.attnum, q.attstorage
      FROM pg_inherits i JOIN pg_attribute q ON q.attrelid = i.inhparent AND q.attnum > 0 AND NOT q.attisdropped
     WHERE EXISTS (SELECT FROM pg_inherits)
     ORDER BY i.inhrelid, q.attname, i.inhseqno) p ON p.inhrelid = a.attrelid AND p.attname = a.attname AND a.attinhcount > 0
  -- The sequence of an identity column that is unlogged, or not, where the table is not, or is.            -- >=15
  LEFT JOIN (pg_depend i JOIN pg_class s ON s.oid = i.objid AND s.relkind = 'S')                           -- >=15
         ON a.attidentity <> '' AND i.classid = 'pg_class'::regclass AND i.refclassid = 'pg_class'::regclass -- >=15
        AND i.refobjid = a.attrelid AND i.refobjsubid = a.attnum AND i.deptype = 'i'                       -- >=15
        AND s.relpersistence <> c.relpersistence                                                           -- >=15
  LEFT JOIN LATERAL (
    SELECT quote_ident(n.nspname) || '.' || quote_ident(o.relname) AS sequence, d.description
      FROM pg_depend i JOIN pg_class o ON o.oid = i.objid AND o.relkind = 'S'
      JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = o.oid AND d.objsubid = 0
     WHERE a.attidentity <> '' AND i.classid = 'pg_class'::regclass AND i.refclassid = 'pg_class'::regclass
       AND i.refobjid = a.attrelid AND i.refobjsubid = a.attnum AND i.deptype = 'i') x ON true
 WHERE a.attnum > 0 AND NOT a.attisdropped
   AND c.relkind IN ('r', 'p', 'm', 'f') AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND (a.attstorage <> coalesce(p.attstorage, t.typstorage) OR a.attstorage <> t.typstorage OR coalesce(a.attstattarget, -1) <> -1
        OR x.description IS NOT NULL
        OR s.oid IS NOT NULL                                                                             -- >=15
        OR a.attcompression <> ''                                                                        -- >=14
        OR a.attoptions IS NOT NULL AND EXISTS (SELECT 1 FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg\_%'))
