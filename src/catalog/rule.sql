-- Rules, but those that make a view what it is.
-- only if: pg_rewrite WHERE oid >= 16384 AND rulename <> '_RETURN'
SELECT x.oid, 0, x.ev_class, 0, n.nspname, c.relname, x.rulename, d.description,
       quote_ident(x.rulename) || ' ON ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname),
       substr(rtrim(pg_get_ruledef(x.oid), ';'), 8), x.ev_enabled,
       fs.functions, fs.tables, fs.types
  FROM pg_rewrite x
  JOIN pg_class c ON c.oid = x.ev_class
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN (
-- include: function_rows
  ) fs ON fs.classid = 'pg_rewrite'::regclass AND fs.objid = x.oid
  LEFT JOIN pg_description d ON d.classoid = 'pg_rewrite'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384 AND x.rulename <> '_RETURN' AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_rewrite'::regclass AND e.objid = x.oid AND e.deptype = 'e')
