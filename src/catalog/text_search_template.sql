-- Text search templates.
-- only if: pg_ts_template WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, n.nspname, '', x.tmplname, d.description,
       quote_ident(n.nspname) || '.' || quote_ident(x.tmplname),
       'TEXT SEARCH TEMPLATE ' || quote_ident(n.nspname) || '.' || quote_ident(x.tmplname) || ' ('
       || coalesce('INIT = ' || nullif(x.tmplinit::oid, 0)::regproc || ', ', '') || 'LEXIZE = ' || x.tmpllexize || ')'
  FROM pg_ts_template x
  JOIN pg_namespace n ON n.oid = x.tmplnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_ts_template'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_ts_template'::regclass AND e.objid = x.oid AND e.deptype = 'e')
