-- What is granted beyond, or short of, what an object of its sort grants by itself (or its extension did).
-- Each privilege is one element of parallel arrays; the owner's own have an empty grantee or grantor.
WITH granted(classid, objid, subid, schema, parent, name, target, on_column, owner, acl, base) AS (
  SELECT CASE WHEN i.objid IS NULL THEN 'pg_class'::regclass::oid ELSE i.refclassid END,
         coalesce(i.refobjid, c.oid), coalesce(i.refobjsubid, 0), n.nspname::text, c.relname::text,
         CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, NULL, false,
         c.relowner, c.relacl,
         coalesce(p.initprivs, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner))
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_init_privs p ON p.classoid = 'pg_class'::regclass AND p.objoid = c.oid AND p.objsubid = 0
    LEFT JOIN pg_depend i ON c.relkind = 'S' AND i.classid = 'pg_class'::regclass AND i.objid = c.oid AND i.deptype = 'i'
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relacl IS NOT NULL AND c.relpersistence <> 't'
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 0, n.nspname, t.typname, 'TYPE', NULL, false, t.typowner, t.typacl,
         coalesce(p.initprivs, acldefault('T', t.typowner))
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_init_privs p ON p.classoid = 'pg_type'::regclass AND p.objoid = t.oid AND p.objsubid = 0
   WHERE t.typacl IS NOT NULL
  UNION ALL
  SELECT 'pg_proc'::regclass, f.oid, 0, n.nspname,
         quote_ident(f.proname) || '(' || CASE WHEN f.prokind = 'a' THEN coalesce(nullif(oidvectortypes(f.proargtypes), ''), '*')
                                               ELSE oidvectortypes(f.proargtypes) END || ')',
         CASE f.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
         -- GRANT knows neither the star nor the ORDER BY of an aggregate's arguments.
         CASE WHEN f.prokind = 'a' THEN
           quote_ident(n.nspname) || '.' || quote_ident(f.proname) || '(' || oidvectortypes(f.proargtypes) || ')' END,
         false, f.proowner, f.proacl,
         coalesce(p.initprivs, acldefault('f', f.proowner))
    FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
    LEFT JOIN pg_init_privs p ON p.classoid = 'pg_proc'::regclass AND p.objoid = f.oid AND p.objsubid = 0
   WHERE f.proacl IS NOT NULL
  UNION ALL
  -- public may have been dropped and made again, and has no record of its first privileges then: as pg_dump, take them for known.
  SELECT 'pg_namespace'::regclass, n.oid, 0, '', n.nspname, 'SCHEMA', quote_ident(n.nspname), false, n.nspowner,
         coalesce(n.nspacl, acldefault('n', n.nspowner)),
         CASE WHEN n.nspname = 'public'
              THEN ARRAY[format('%s=UC/%s', n.nspowner::regrole, n.nspowner::regrole), format('=U/%s', n.nspowner::regrole)]::aclitem[]   -- >=15
              THEN ARRAY[format('%s=UC/%s', n.nspowner::regrole, n.nspowner::regrole), format('=UC/%s', n.nspowner::regrole)]::aclitem[]  -- <15
              ELSE coalesce(p.initprivs, acldefault('n', n.nspowner)) END
    FROM pg_namespace n
    LEFT JOIN pg_init_privs p ON p.classoid = 'pg_namespace'::regclass AND p.objoid = n.oid AND p.objsubid = 0
   WHERE (n.nspacl IS NOT NULL OR n.nspname = 'public') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
-- if: pg_language WHERE lanacl IS NOT NULL
  UNION ALL
  SELECT 'pg_language'::regclass, l.oid, 0, '', l.lanname, 'LANGUAGE', quote_ident(l.lanname), false, l.lanowner, l.lanacl,
         coalesce(p.initprivs, acldefault('l', l.lanowner))
    FROM pg_language l
    LEFT JOIN pg_init_privs p ON p.classoid = 'pg_language'::regclass AND p.objoid = l.oid AND p.objsubid = 0
   WHERE l.lanacl IS NOT NULL
-- end if
-- if: pg_foreign_data_wrapper
  UNION ALL
  SELECT 'pg_foreign_data_wrapper'::regclass, f.oid, 0, '', f.fdwname, 'FOREIGN DATA WRAPPER', quote_ident(f.fdwname), false,
         f.fdwowner, f.fdwacl, coalesce(p.initprivs, acldefault('F', f.fdwowner))
    FROM pg_foreign_data_wrapper f
    LEFT JOIN pg_init_privs p ON p.classoid = 'pg_foreign_data_wrapper'::regclass AND p.objoid = f.oid AND p.objsubid = 0
   WHERE f.fdwacl IS NOT NULL
-- end if
-- if: pg_foreign_server
  UNION ALL
  SELECT 'pg_foreign_server'::regclass, f.oid, 0, '', f.srvname, 'FOREIGN SERVER', quote_ident(f.srvname), false,
         f.srvowner, f.srvacl, acldefault('S', f.srvowner)
    FROM pg_foreign_server f
   WHERE f.srvacl IS NOT NULL
-- end if
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, a.attnum, n.nspname, c.relname, quote_ident(a.attname), NULL, true,
         c.relowner, a.attacl, coalesce(p.initprivs, acldefault('c', c.relowner))
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_init_privs p ON p.classoid = 'pg_class'::regclass AND p.objoid = c.oid AND p.objsubid = a.attnum
   WHERE a.attacl IS NOT NULL AND a.attnum > 0 AND NOT a.attisdropped AND c.relpersistence <> 't'
), numbered AS MATERIALIZED (
  SELECT row_number() OVER () AS number, g.* FROM granted g
   WHERE NOT (g.acl <@ g.base AND g.base <@ g.acl) AND g.schema <> 'information_schema' AND (g.schema !~ '^pg_' OR g.schema = 'pg_catalog')
)
SELECT g.objid, g.subid, 0, 0, g.schema, g.parent, g.name, NULL,
       -- What comes with the server (and plpgsql) is no object of ours.
       CASE WHEN g.objid >= 16384 OR g.classid = 'pg_namespace'::regclass THEN g.classid ELSE 0 END, g.target, g.on_column, quote_ident(pg_get_userbyid(g.owner)), h.grantees, h.privileges, h.grantable, h.grantors,
       b.grantees, b.privileges, b.grantable, b.grantors, CASE WHEN g.objid >= 16384 THEN e.refobjid END,
       true   -- >=17
       false  -- <17
  FROM numbered g
  LEFT JOIN pg_depend e ON e.classid = g.classid AND e.objid = g.objid AND e.objsubid = 0 AND e.deptype = 'e'
  LEFT JOIN (
    SELECT g.number, array_agg(CASE x.grantee WHEN 0 THEN 'PUBLIC' WHEN g.owner THEN '' ELSE quote_ident(pg_get_userbyid(x.grantee)) END) AS grantees,
           array_agg(x.privilege_type) AS privileges, array_agg(x.is_grantable) AS grantable,
           array_agg(CASE x.grantor WHEN g.owner THEN '' ELSE quote_ident(pg_get_userbyid(x.grantor)) END) AS grantors
      FROM numbered g CROSS JOIN aclexplode(g.acl) x GROUP BY 1) h ON h.number = g.number
  LEFT JOIN (
    SELECT g.number, array_agg(CASE x.grantee WHEN 0 THEN 'PUBLIC' WHEN x.grantor THEN '' ELSE quote_ident(pg_get_userbyid(x.grantee)) END) AS grantees,
           array_agg(x.privilege_type) AS privileges, array_agg(x.is_grantable) AS grantable,
           array_agg(''::text) AS grantors
      FROM numbered g CROSS JOIN aclexplode(g.base) x GROUP BY 1) b ON b.number = g.number
