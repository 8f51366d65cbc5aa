-- What users can make and no kind reads: `kind name`. Whatever is here when two schemas are compared is named
-- to the user instead of being passed over.
-- only if: pg_seclabel
-- only if: pg_subscription
WITH found(classid, objid, schema, what) AS (
  SELECT l.classoid, l.objoid, NULL::oid,
         'security label of ' || l.provider || ' on ' || pg_describe_object(l.classoid, l.objoid, l.objsubid)
    FROM pg_seclabel l
  UNION ALL                                                                                                -- others
  SELECT 'pg_subscription'::regclass, s.oid, NULL, 'subscription ' || quote_ident(s.subname)               -- >=14 others
  SELECT 'pg_subscription'::regclass, 4294967295::oid, NULL, 'subscription ' || quote_ident(s.subname)     -- <14 others
    FROM pg_subscription s                                                                                 -- others
   WHERE s.subdbid = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())                -- others
)
SELECT f.what
  FROM found f
  LEFT JOIN pg_namespace n ON n.oid = f.schema
 WHERE f.objid >= 16384
   AND (n.nspname IS NULL OR (n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'))
   AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = f.classid AND e.objid = f.objid
                      AND e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e')
 ORDER BY 1
