-- Foreign-data wrappers.
-- only if: pg_foreign_data_wrapper
SELECT x.oid, 0, 0, 0, '', '', x.fdwname, d.description,
       quote_ident(x.fdwname), 'FOREIGN DATA WRAPPER ' || quote_ident(x.fdwname),
       ARRAY(SELECT o::text FROM unnest(x.fdwoptions) o ORDER BY o COLLATE "C"),
       coalesce('HANDLER ' || nullif(x.fdwhandler::oid, 0)::regproc, 'NO HANDLER'),
       coalesce('VALIDATOR ' || nullif(x.fdwvalidator::oid, 0)::regproc, 'NO VALIDATOR')
  FROM pg_foreign_data_wrapper x
  LEFT JOIN pg_description d ON d.classoid = 'pg_foreign_data_wrapper'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_foreign_data_wrapper'::regclass AND e.objid = x.oid AND e.deptype = 'e')
