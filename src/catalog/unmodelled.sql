-- What users can make and no kind reads: `kind name`. Whatever is here when two schemas are compared is named
-- to the user instead of being passed over.
-- only if: pg_seclabel
-- only if: pg_extension WHERE extname <> 'plpgsql'
-- only if: pg_subscription
WITH found(classid, objid, schema, what) AS (
  -- An extension's own objects are its business; what somebody granted on them since is not.
  SELECT 0::oid, 16384::oid, NULL::oid, 'privileges on ' || pg_describe_object(m.classid, m.objid, 0) || ', which is of an extension'
    FROM pg_depend m
    JOIN (SELECT 'pg_class'::regclass::oid, c.oid, c.relacl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner)
            FROM pg_class c WHERE c.relacl IS NOT NULL
          UNION ALL
          SELECT 'pg_proc'::regclass, f.oid, f.proacl, acldefault('f', f.proowner) FROM pg_proc f WHERE f.proacl IS NOT NULL
          UNION ALL
          SELECT 'pg_type'::regclass, t.oid, t.typacl, acldefault('T', t.typowner) FROM pg_type t WHERE t.typacl IS NOT NULL
         ) a(classid, objid, acl, base) ON a.classid = m.classid AND a.objid = m.objid
    LEFT JOIN pg_init_privs p ON p.classoid = m.classid AND p.objoid = m.objid AND p.objsubid = 0
   WHERE m.deptype = 'e' AND a.acl::text <> coalesce(p.initprivs, a.base)::text
  UNION ALL
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
