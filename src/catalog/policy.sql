-- Row-level security policies.
-- only if: pg_policy
SELECT p.oid, 0, p.polrelid, 0, n.nspname, c.relname, p.polname, d.description,
       p.polpermissive,
       CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
       ARRAY(SELECT CASE WHEN o.role = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(o.role)) END
               FROM unnest(p.polroles) o(role) ORDER BY 1),
       pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid),
       fs.functions, fs.tables, fs.types
  FROM pg_policy p
  JOIN pg_class c ON c.oid = p.polrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  -- The functions in it that return rows of a table or composite type, with the columns of those.
  LEFT JOIN (
    SELECT fd.objid,
           array_agg(quote_ident(fn.nspname) || '.' || quote_ident(f.proname) || '(' ||
                     (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                       WHERE a.attrelid = ft.typrelid AND a.attnum > 0 AND NOT a.attisdropped) ORDER BY f.oid) AS functions,
           array_agg(ft.typrelid::text ORDER BY f.oid) AS tables, array_agg(ft.oid::text ORDER BY f.oid) AS types
      FROM pg_proc f
      JOIN pg_type ft ON ft.oid = f.prorettype AND ft.typrelid <> 0
      JOIN pg_namespace fn ON fn.oid = f.pronamespace
      JOIN pg_depend fd ON fd.refclassid = 'pg_proc'::regclass AND fd.refobjid = f.oid AND fd.classid = 'pg_policy'::regclass
     GROUP BY fd.objid) fs ON fs.objid = p.oid
  LEFT JOIN pg_description d ON d.classoid = 'pg_policy'::regclass AND d.objoid = p.oid AND d.objsubid = 0
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
