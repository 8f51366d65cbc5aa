-- Text search dictionaries: their template, and the options as the server keeps them.
-- only if: pg_ts_dict WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, n.nspname, '', x.dictname, d.description,
       quote_ident(n.nspname) || '.' || quote_ident(x.dictname),
       'TEXT SEARCH DICTIONARY ' || quote_ident(n.nspname) || '.' || quote_ident(x.dictname)
       || ' (TEMPLATE = ' || quote_ident(tn.nspname) || '.' || quote_ident(t.tmplname) || ')',
       x.dictinitoption
  FROM pg_ts_dict x
  JOIN pg_namespace n ON n.oid = x.dictnamespace
  JOIN pg_ts_template t ON t.oid = x.dicttemplate
  JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_ts_dict'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_ts_dict'::regclass AND e.objid = x.oid AND e.deptype = 'e')
