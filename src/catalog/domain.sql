-- Domains with their checks; a check that is not validated yet says so in its text.
-- only if: pg_type WHERE oid >= 16384 AND typtype = 'd'
SELECT t.oid, 0, 0, 0, n.nspname, '', t.typname, d.description,
       format_type(t.typbasetype, t.typtypmod),
       coalesce(pg_get_expr(t.typdefaultbin, 'pg_type'::regclass), t.typdefault, ''), t.typnotnull,
       (SELECT k.conname FROM pg_constraint k                                                      -- >=17
         WHERE k.contypid = t.oid AND k.contype = 'n' AND k.conname <> left(t.typname, 54) || '_not_null'),  -- >=17
       (SELECT kd.description FROM pg_constraint k                                                 -- >=17
          JOIN pg_description kd ON kd.classoid = 'pg_constraint'::regclass AND kd.objoid = k.oid  -- >=17
         WHERE k.contypid = t.oid AND k.contype = 'n'),                                            -- >=17
       NULL, NULL,                                                                                 -- <17
       CASE WHEN t.typcollation <> b.typcollation AND t.typcollation <> 0 THEN
         (SELECT CASE WHEN cn.nspname = 'pg_catalog' THEN '' ELSE quote_ident(cn.nspname) || '.' END || quote_ident(c.collname)
            FROM pg_collation c JOIN pg_namespace cn ON cn.oid = c.collnamespace WHERE c.oid = t.typcollation)
       END,
       ARRAY(SELECT c.conname::text FROM pg_constraint c
              WHERE c.contypid = t.oid AND c.contype = 'c' ORDER BY c.conname),
       ARRAY(SELECT pg_get_constraintdef(c.oid) FROM pg_constraint c
              WHERE c.contypid = t.oid AND c.contype = 'c' ORDER BY c.conname),
       ARRAY(SELECT coalesce(cd.description, '') FROM pg_constraint c
               LEFT JOIN pg_description cd ON cd.classoid = 'pg_constraint'::regclass AND cd.objoid = c.oid AND cd.objsubid = 0
              WHERE c.contypid = t.oid AND c.contype = 'c' ORDER BY c.conname)
  FROM pg_type t
  JOIN pg_type b ON b.oid = t.typbasetype
  JOIN pg_namespace n ON n.oid = t.typnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid AND d.objoid >= 16384 AND d.objsubid = 0
 WHERE t.typtype = 'd' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
