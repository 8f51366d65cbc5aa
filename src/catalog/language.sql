-- Procedural languages.
-- only if: pg_language WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, '', '', x.lanname, d.description,
       quote_ident(x.lanname),
       CASE WHEN x.lanpltrusted THEN 'TRUSTED ' ELSE '' END || 'LANGUAGE ' || quote_ident(x.lanname)
       || coalesce(' HANDLER ' || nullif(x.lanplcallfoid, 0)::regproc, '')
       || coalesce(' INLINE ' || nullif(x.laninline, 0)::regproc, '')
       || coalesce(' VALIDATOR ' || nullif(x.lanvalidator, 0)::regproc, '')
  FROM pg_language x
  LEFT JOIN pg_description d ON d.classoid = 'pg_language'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_language'::regclass AND e.objid = x.oid AND e.deptype = 'e')
