-- Casts, but those that a range type brings along.
-- only if: pg_cast WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, '', '', '(' || format_type(x.castsource, NULL) || ' AS ' || format_type(x.casttarget, NULL) || ')', d.description,
       '(' || format_type(x.castsource, NULL) || ' AS ' || format_type(x.casttarget, NULL) || ')',
       'CAST (' || format_type(x.castsource, NULL) || ' AS ' || format_type(x.casttarget, NULL) || ') '
       || CASE x.castmethod WHEN 'b' THEN 'WITHOUT FUNCTION' WHEN 'i' THEN 'WITH INOUT'
            ELSE 'WITH FUNCTION ' || quote_ident(fn.nspname) || '.' || quote_ident(f.proname) || '(' || pg_get_function_identity_arguments(f.oid) || ')' END
       || CASE x.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' ELSE '' END,
       -- What lets a function take or return a type that is but alike.
       CASE WHEN x.castmethod = 'f' THEN
         ARRAY(SELECT b.oid::text FROM pg_cast b WHERE b.oid >= 16384 AND b.castmethod = 'b'
                  AND (x.castsource IN (b.castsource, b.casttarget) OR x.casttarget IN (b.castsource, b.casttarget))) END
  FROM pg_cast x
  LEFT JOIN pg_proc f ON f.oid = x.castfunc
  LEFT JOIN pg_namespace fn ON fn.oid = f.pronamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_cast'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_cast'::regclass AND e.objid = x.oid AND e.deptype IN ('e', 'i'))
