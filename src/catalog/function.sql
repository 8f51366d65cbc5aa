-- Functions and procedures. Their name includes the types of their arguments, as ALTER FUNCTION takes them.
-- only if: pg_proc WHERE oid >= 16384
SELECT p.oid, 0, 0, 0, n.nspname, '', quote_ident(p.proname) || '(' || oidvectortypes(p.proargtypes) || ')',
       d.description,
       p.prokind = 'p', p.prokind = 'w', pg_get_functiondef(p.oid), pg_get_function_result(p.oid),
       -- the names of what goes in, and all that comes out of parameters
       ARRAY(SELECT coalesce(p.proargnames[a.pos], '') FROM generate_series(1, coalesce(cardinality(p.proallargtypes), p.pronargs)) a(pos)
              WHERE coalesce(p.proargmodes[a.pos], 'i') IN ('i', 'b', 'v') ORDER BY a.pos),
       ARRAY(SELECT p.proargmodes[a.pos]::text || ' ' || coalesce(p.proargnames[a.pos], '') || ' ' || format_type(p.proallargtypes[a.pos], NULL)
               FROM generate_series(1, cardinality(p.proallargtypes)) a(pos) WHERE p.proargmodes[a.pos] <> 'i' ORDER BY a.pos),
       p.pronargdefaults,
       l.lanname,
       fs.functions, fs.tables, fs.types
  FROM pg_proc p
  JOIN pg_namespace n ON n.oid = p.pronamespace
  JOIN pg_language l ON l.oid = p.prolang
  -- In its body, if that is standard SQL.
  LEFT JOIN (
-- include: function_rows
  ) fs
    ON fs.classid = 'pg_proc'::regclass AND fs.objid = p.oid AND p.prosqlbody IS NOT NULL -- >=14
    ON false                                                                              -- <14
  LEFT JOIN pg_description d ON d.classoid = 'pg_proc'::regclass AND d.objoid = p.oid AND d.objoid >= 16384 AND d.objsubid = 0
 WHERE p.prokind IN ('f', 'p', 'w') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype IN ('e', 'i'))
