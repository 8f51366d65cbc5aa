-- Foreign servers.
-- only if: pg_foreign_server
SELECT x.oid, 0, 0, 0, '', '', x.srvname, d.description,
       quote_ident(x.srvname),
       'SERVER ' || quote_ident(x.srvname) || coalesce(' TYPE ' || quote_literal(x.srvtype), ''),
       ARRAY(SELECT o::text FROM unnest(x.srvoptions) o ORDER BY o COLLATE "C"),
       coalesce(quote_literal(x.srvversion), ''), ' FOREIGN DATA WRAPPER ' || quote_ident(w.fdwname)
  FROM pg_foreign_server x
  JOIN pg_foreign_data_wrapper w ON w.oid = x.srvfdw
  LEFT JOIN pg_description d ON d.classoid = 'pg_foreign_server'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_foreign_server'::regclass AND e.objid = x.oid AND e.deptype = 'e')
