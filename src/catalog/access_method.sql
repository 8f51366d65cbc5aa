-- Access methods.
-- only if: pg_am WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, '', '', x.amname, d.description,
       quote_ident(x.amname),
       'ACCESS METHOD ' || quote_ident(x.amname) || ' TYPE ' || CASE x.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END
       || ' HANDLER ' || x.amhandler
  FROM pg_am x
  LEFT JOIN pg_description d ON d.classoid = 'pg_am'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_am'::regclass AND e.objid = x.oid AND e.deptype = 'e')
