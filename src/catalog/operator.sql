-- Operators. A shell, which another operator names as its commutator or negator, is none yet.
-- only if: pg_operator WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, n.nspname, '',
       x.oprname || ' (' || coalesce(format_type(nullif(x.oprleft, 0), NULL), 'NONE') || ', '
                         || coalesce(format_type(nullif(x.oprright, 0), NULL), 'NONE') || ')', d.description,
       quote_ident(n.nspname) || '.' || x.oprname || ' (' || coalesce(format_type(nullif(x.oprleft, 0), NULL), 'NONE') || ', '
                         || coalesce(format_type(nullif(x.oprright, 0), NULL), 'NONE') || ')',
       'OPERATOR ' || quote_ident(n.nspname) || '.' || x.oprname || ' (' || concat_ws(', ',
         'FUNCTION = ' || x.oprcode,
         'LEFTARG = ' || format_type(nullif(x.oprleft, 0), NULL),
         'RIGHTARG = ' || format_type(nullif(x.oprright, 0), NULL),
         (SELECT 'COMMUTATOR = OPERATOR(' || quote_ident(cn.nspname) || '.' || c.oprname || ')'
            FROM pg_operator c JOIN pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = x.oprcom),
         (SELECT 'NEGATOR = OPERATOR(' || quote_ident(cn.nspname) || '.' || c.oprname || ')'
            FROM pg_operator c JOIN pg_namespace cn ON cn.oid = c.oprnamespace WHERE c.oid = x.oprnegate),
         CASE WHEN x.oprcanmerge THEN 'MERGES' END,
         CASE WHEN x.oprcanhash THEN 'HASHES' END),
       coalesce(nullif(x.oprrest::oid, 0)::regproc::text, 'NONE'), coalesce(nullif(x.oprjoin::oid, 0)::regproc::text, 'NONE')
  FROM pg_operator x
  JOIN pg_namespace n ON n.oid = x.oprnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_operator'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384 AND x.oprcode <> 0 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_operator'::regclass AND e.objid = x.oid AND e.deptype = 'e')
