-- Extended statistics: kinds, columns and expressions as the server prints them, and the target.
-- only if: pg_statistic_ext
SELECT x.oid, 0, x.stxrelid, 0, n.nspname, '', x.stxname, d.description,
       quote_ident(n.nspname) || '.' || quote_ident(x.stxname),
       -- The server keeps the columns in the order of the table.
       replace(substr(pg_get_statisticsobjdef(x.oid), 8), coalesce(' ON ' || k.columns, ''), coalesce(' ON ' || k.by_name, '')),
       coalesce(x.stxstattarget, -1)
  FROM pg_statistic_ext x
  JOIN pg_namespace n ON n.oid = x.stxnamespace
  CROSS JOIN LATERAL (
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns,
           string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C") AS by_name
      FROM pg_attribute a WHERE a.attrelid = x.stxrelid AND a.attnum = ANY(x.stxkeys)) k
  LEFT JOIN pg_description d ON d.classoid = 'pg_statistic_ext'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_statistic_ext'::regclass AND e.objid = x.oid AND e.deptype = 'e')
