-- Extensions; their members are nobody else's business. plpgsql is part of every new database.
-- only if: pg_extension WHERE extname <> 'plpgsql'
SELECT x.oid, 0, 0, 0, '', '', x.extname,
       d.description, n.nspname, x.extversion, x.extrelocatable,
       -- What CREATE EXTENSION gives by itself.
       a.default_version, a.comment
  FROM pg_extension x
  JOIN pg_namespace n ON n.oid = x.extnamespace
  LEFT JOIN pg_available_extensions() a(name, default_version, comment) ON a.name = x.extname
  LEFT JOIN pg_description d ON d.classoid = 'pg_extension'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.extname <> 'plpgsql'
