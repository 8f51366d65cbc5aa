-- Transforms between types and languages.
-- only if: pg_transform
SELECT x.oid, 0, 0, 0, '', '', format_type(x.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname), d.description,
       'FOR ' || format_type(x.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname),
       'TRANSFORM FOR ' || format_type(x.trftype, NULL) || ' LANGUAGE ' || quote_ident(l.lanname) || ' (' || concat_ws(', ',
         'FROM SQL WITH FUNCTION ' || nullif(x.trffromsql::oid, 0)::regprocedure,
         'TO SQL WITH FUNCTION ' || nullif(x.trftosql::oid, 0)::regprocedure) || ')'
  FROM pg_transform x
  JOIN pg_language l ON l.oid = x.trflang
  LEFT JOIN pg_description d ON d.classoid = 'pg_transform'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_transform'::regclass AND e.objid = x.oid AND e.deptype = 'e')
