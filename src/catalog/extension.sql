-- Extensions; their members are nobody else's business. plpgsql is part of every new database.
-- only if: pg_extension WHERE extname <> 'plpgsql'
SELECT x.oid, 0, 0, 0, '', '', x.extname,
       -- CREATE EXTENSION writes the comment of the control file.
       CASE WHEN d.description = (SELECT a.comment FROM pg_available_extensions() a(name, default_version, comment)
                                   WHERE a.name = x.extname) THEN '' ELSE d.description END,
       n.nspname, x.extversion, x.extrelocatable,
       (SELECT a.default_version FROM pg_available_extensions() a(name, default_version, comment) WHERE a.name = x.extname)
  FROM pg_extension x
  JOIN pg_namespace n ON n.oid = x.extnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_extension'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.extname <> 'plpgsql'
