-- What goes with an extension without being a part of it (DEPENDS ON EXTENSION). The index of a constraint stands for
-- the constraint.
-- only if: pg_depend WHERE refclassid = 'pg_extension'::regclass AND deptype = 'x'
SELECT d.objid, 0, 0, 0, o.schema, o.name, o.word || ' ' || x.extname, NULL,
       CASE WHEN k.oid IS NULL THEN d.classid ELSE 'pg_constraint'::regclass::oid END, coalesce(k.oid, d.objid), x.oid,
       o.word || ' ' || o.target, quote_ident(x.extname)
  FROM pg_depend d
  JOIN pg_extension x ON x.oid = d.refobjid
  LEFT JOIN pg_constraint k ON d.classid = 'pg_class'::regclass AND k.conindid = d.objid AND k.contype IN ('p', 'u', 'x')
  CROSS JOIN LATERAL (
    SELECT n.nspname, c.relname, CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'INDEX' END,
           quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE d.classid = 'pg_class'::regclass AND c.oid = d.objid AND c.relkind IN ('i', 'I', 'm')
    UNION ALL
    SELECT n.nspname, f.proname || '(' || oidvectortypes(f.proargtypes) || ')', CASE f.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
           quote_ident(n.nspname) || '.' || quote_ident(f.proname) || '(' || oidvectortypes(f.proargtypes) || ')'
      FROM pg_proc f JOIN pg_namespace n ON n.oid = f.pronamespace
     WHERE d.classid = 'pg_proc'::regclass AND f.oid = d.objid
    UNION ALL
    SELECT n.nspname, c.relname || '.' || t.tgname, 'TRIGGER',
           quote_ident(t.tgname) || ' ON ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE d.classid = 'pg_trigger'::regclass AND t.oid = d.objid
  ) o(schema, name, word, target)
 WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'x'
