-- Collations.
-- only if: pg_collation WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, n.nspname, '', x.collname, d.description,
       quote_ident(n.nspname) || '.' || quote_ident(x.collname),
       'COLLATION ' || quote_ident(n.nspname) || '.' || quote_ident(x.collname) || ' (' || concat_ws(', ',
         'PROVIDER = ' || CASE x.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' WHEN 'd' THEN 'default' ELSE 'libc' END,
         CASE WHEN NOT x.collisdeterministic THEN 'DETERMINISTIC = false' END,
         'LOCALE = ' || quote_literal(x.colllocale),                                                 -- >=17
         'LOCALE = ' || quote_literal(x.colliculocale),                                              -- >=15 <17
         CASE WHEN x.collprovider = 'i' THEN 'LOCALE = ' || quote_literal(x.collcollate) END,        -- <15
         CASE WHEN x.collprovider = 'c' AND x.collcollate = x.collctype THEN 'LOCALE = ' || quote_literal(x.collcollate) END,
         CASE WHEN x.collprovider = 'c' AND x.collcollate <> x.collctype
              THEN 'LC_COLLATE = ' || quote_literal(x.collcollate) || ', LC_CTYPE = ' || quote_literal(x.collctype) END,
         'RULES = ' || quote_literal(x.collicurules),                                                -- >=16
         NULL) || ')'
  FROM pg_collation x
  JOIN pg_namespace n ON n.oid = x.collnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_collation'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_collation'::regclass AND e.objid = x.oid AND e.deptype = 'e')
