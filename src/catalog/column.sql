-- Columns of tables. Defaults are objects of their own (default.sql), as they are for the server: they may
-- need what does not exist yet when the table is made. The expression of a generated column is part of it.
-- only if: pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'f')
SELECT a.attrelid, a.attnum, a.attrelid, 0, n.nspname, c.relname, a.attname, d.description,
       format_type(a.atttypid, a.atttypmod), format_type(a.atttypid, NULL),
       -- what a cast is looked for: that on which a domain stands; what kind of values it, and its elements, are
       format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid), NULL), t.typcategory,
       CASE WHEN t.typelem <> 0 THEN (SELECT e.typcategory FROM pg_type e WHERE e.oid = t.typelem) END,
       a.attnotnull,
       CASE WHEN a.attgenerated <> '' THEN
         (SELECT pg_get_expr(x.adbin, x.adrelid) FROM pg_attrdef x WHERE x.adrelid = a.attrelid AND x.adnum = a.attnum) END, a.attgenerated = 'v',
       CASE WHEN NOT c.relispartition THEN a.attidentity END, s.relname,
       format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle,
       CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0 THEN
         (SELECT CASE WHEN cn.nspname = 'pg_catalog' THEN '' ELSE quote_ident(cn.nspname) || '.' END || quote_ident(l.collname)
            FROM pg_collation l JOIN pg_namespace cn ON cn.oid = l.collnamespace WHERE l.oid = a.attcollation)
       END,
       ARRAY(SELECT o FROM unnest(a.attfdwoptions) o ORDER BY o COLLATE "C"),
       CASE WHEN a.attinhcount = 0 THEN 'own' WHEN a.attislocal AND NOT c.relispartition THEN 'both' ELSE 'parents' END,
       -- Whether only its parents make it NOT NULL.
       false,                                                                                          -- <18
       a.attnotnull AND a.attinhcount > 0 AND NOT EXISTS (                                             -- >=18
         SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n' AND k.conkey[1] = a.attnum AND k.conislocal),  -- >=18
       c.relkind = 'f'
  FROM pg_namespace n
  JOIN pg_class c ON c.relnamespace = n.oid AND c.oid >= 16384
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attrelid >= 16384
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN (pg_sequence q
             JOIN pg_class s ON s.oid = q.seqrelid
             JOIN pg_depend i ON i.classid = 'pg_class'::regclass AND i.objid = q.seqrelid AND i.objsubid = 0 AND i.refclassid = 'pg_class'::regclass AND i.deptype = 'i')
         ON a.attidentity <> '' AND NOT c.relispartition AND i.refobjid = a.attrelid AND i.refobjsubid = a.attnum
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = a.attrelid AND d.objoid >= 16384 AND d.objsubid = a.attnum
 WHERE a.attnum > 0 AND NOT a.attisdropped
   AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
