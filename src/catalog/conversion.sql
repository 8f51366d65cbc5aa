-- Conversions between encodings.
-- only if: pg_conversion WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, n.nspname, '', x.conname, d.description,
       quote_ident(n.nspname) || '.' || quote_ident(x.conname),
       CASE WHEN x.condefault THEN 'DEFAULT ' ELSE '' END || 'CONVERSION '
       || quote_ident(n.nspname) || '.' || quote_ident(x.conname)
       || ' FOR ' || quote_literal(pg_encoding_to_char(x.conforencoding))
       || ' TO ' || quote_literal(pg_encoding_to_char(x.contoencoding)) || ' FROM ' || x.conproc
  FROM pg_conversion x
  JOIN pg_namespace n ON n.oid = x.connamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_conversion'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_conversion'::regclass AND e.objid = x.oid AND e.deptype = 'e')
