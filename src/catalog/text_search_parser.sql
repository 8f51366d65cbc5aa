-- Text search parsers.
-- only if: pg_ts_parser WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, n.nspname, '', x.prsname, d.description,
       quote_ident(n.nspname) || '.' || quote_ident(x.prsname),
       'TEXT SEARCH PARSER ' || quote_ident(n.nspname) || '.' || quote_ident(x.prsname) || ' (START = ' || x.prsstart
       || ', GETTOKEN = ' || x.prstoken || ', END = ' || x.prsend
       || coalesce(', HEADLINE = ' || nullif(x.prsheadline::oid, 0)::regproc, '') || ', LEXTYPES = ' || x.prslextype || ')'
  FROM pg_ts_parser x
  JOIN pg_namespace n ON n.oid = x.prsnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_ts_parser'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_ts_parser'::regclass AND e.objid = x.oid AND e.deptype = 'e')
