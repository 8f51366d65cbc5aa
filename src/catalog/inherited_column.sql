-- Columns that a table or partition only inherits, where it adds something: NOT NULL, an identity, a
-- comment.
-- only if: pg_inherits
SELECT a.attrelid, a.attnum, a.attrelid, 0, n.nspname, c.relname, a.attname, d.description,
       a.attnotnull, p.attnotnull,
       EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)),
       c.relkind = 'p',                                                                           -- <18
       true,                                                                                      -- >=18
       p.attrelid, p.attnum,
       CASE WHEN NOT c.relispartition THEN a.attidentity END, s.relname, format_type(a.atttypid, NULL),
       format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache, q.seqcycle
  FROM pg_attribute a
  JOIN pg_class c ON c.oid = a.attrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN (
    SELECT i.inhrelid, q.attname, min(q.attrelid::bigint) AS attrelid, min(q.attnum) AS attnum, bool_or(q.attnotnull) AS attnotnull
      FROM pg_inherits i JOIN pg_attribute q ON q.attrelid = i.inhparent
     GROUP BY i.inhrelid, q.attname) p ON p.inhrelid = a.attrelid AND p.attname = a.attname
  LEFT JOIN (pg_sequence q
             JOIN pg_class s ON s.oid = q.seqrelid
             JOIN pg_depend i ON i.classid = 'pg_class'::regclass AND i.objid = q.seqrelid AND i.objsubid = 0 AND i.refclassid = 'pg_class'::regclass AND i.deptype = 'i')
         ON a.attidentity <> '' AND NOT c.relispartition AND i.refobjid = a.attrelid AND i.refobjsubid = a.attnum
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = a.attrelid AND d.objsubid = a.attnum
 WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attinhcount > 0 AND (c.relispartition OR NOT a.attislocal)
   AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND (a.attnotnull AND NOT p.attnotnull OR d.description IS NOT NULL OR a.attidentity <> '' AND NOT c.relispartition)
