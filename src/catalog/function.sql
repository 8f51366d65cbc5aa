-- Functions and procedures. Their name includes the types of their arguments, as ALTER FUNCTION takes them.
SELECT p.oid, 0, 0, 0, n.nspname, '', quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')',
       d.description,
       p.prokind = 'p', pg_get_functiondef(p.oid), pg_get_function_result(p.oid), pg_get_function_arguments(p.oid),
       l.lanname
  FROM pg_proc p
  JOIN pg_namespace n ON n.oid = p.pronamespace
  JOIN pg_language l ON l.oid = p.prolang
  LEFT JOIN pg_description d ON d.classoid = 'pg_proc'::regclass AND d.objoid = p.oid AND d.objsubid = 0
 WHERE p.prokind IN ('f', 'p', 'w') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype IN ('e', 'i'))
