-- Columns of tables. Defaults are objects of their own (default.sql), as they are for the server: they may
-- need what does not exist yet when the table is made. The expression of a generated column is part of it.
SELECT a.attrelid, a.attnum, a.attrelid, 0, n.nspname, c.relname, a.attname, d.description,
       format_type(a.atttypid, a.atttypmod), format_type(a.atttypid, NULL),
       -- what a cast is looked for: that on which a domain stands; what kind of values it, and its elements, are
       format_type(coalesce(nullif(t.typbasetype, 0), a.atttypid), NULL), t.typcategory,
       (SELECT e.typcategory FROM pg_type e WHERE e.oid = t.typelem),
       a.attnotnull,
       CASE WHEN a.attgenerated <> '' THEN pg_get_expr(x.adbin, x.adrelid) END, a.attgenerated = 'v',
       a.attidentity, s.relname,
       format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle,
       CASE WHEN a.attcollation <> t.typcollation AND a.attcollation <> 0 THEN
         (SELECT CASE WHEN cn.nspname = 'pg_catalog' THEN '' ELSE quote_ident(cn.nspname) || '.' END || quote_ident(l.collname)
            FROM pg_collation l JOIN pg_namespace cn ON cn.oid = l.collnamespace WHERE l.oid = a.attcollation)
       END,
       a.attfdwoptions
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_attrdef x ON x.adrelid = a.attrelid AND x.adnum = a.attnum AND a.attgenerated <> ''
  LEFT JOIN pg_depend i ON a.attidentity <> '' AND i.refclassid = 'pg_class'::regclass AND i.refobjid = a.attrelid
                       AND i.refobjsubid = a.attnum AND i.classid = 'pg_class'::regclass AND i.deptype = 'i'
  LEFT JOIN pg_sequence q ON q.seqrelid = i.objid
  LEFT JOIN pg_class s ON s.oid = q.seqrelid
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
 WHERE a.attnum > 0 AND NOT a.attisdropped
   AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND NOT c.relispartition AND (a.attinhcount = 0 OR a.attislocal)
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
