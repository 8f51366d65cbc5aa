-- Security labels: of each object, and each column, the providers and what they say. Those of databases, roles,
-- tablespaces and large objects belong to no schema.
-- only if: pg_seclabel
WITH labelled AS (
  SELECT l.classoid, l.objoid, l.objsubid, array_agg(quote_ident(l.provider) ORDER BY l.provider) AS providers,
         array_agg(l.label ORDER BY l.provider) AS labels
    FROM pg_seclabel l
   WHERE NOT EXISTS (SELECT 1 FROM pg_depend e
                      WHERE e.classid = l.classoid AND e.objid = l.objoid
                        AND e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e')
   GROUP BY 1, 2, 3
), named(classoid, objoid, objsubid, schema, parent, name, target, on_column) AS (
  SELECT 'pg_class'::regclass::oid, c.oid, 0, n.nspname::text, c.relname::text,
         CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                        WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, NULL, false
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind <> 'c'
  UNION ALL
  SELECT 'pg_class'::regclass, a.attrelid, a.attnum, n.nspname, c.relname, quote_ident(a.attname), NULL, true
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE a.attnum > 0
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 0, n.nspname, t.typname, CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, NULL, false
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
  UNION ALL
  SELECT 'pg_proc'::regclass, p.oid, 0, n.nspname,
         quote_ident(p.proname) || '(' || CASE WHEN p.prokind = 'a' THEN coalesce(nullif(oidvectortypes(p.proargtypes), ''), '*')
                                               ELSE oidvectortypes(p.proargtypes) END || ')',
         CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END, NULL, false
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  UNION ALL
  SELECT 'pg_namespace'::regclass, n.oid, 0, '', n.nspname, 'SCHEMA', quote_ident(n.nspname), false FROM pg_namespace n
  UNION ALL
  SELECT 'pg_language'::regclass, l.oid, 0, '', l.lanname, 'LANGUAGE', quote_ident(l.lanname), false FROM pg_language l
  UNION ALL
  SELECT 'pg_event_trigger'::regclass, e.oid, 0, '', e.evtname, 'EVENT TRIGGER', quote_ident(e.evtname), false
    FROM pg_event_trigger e
  UNION ALL
  SELECT 'pg_publication'::regclass, p.oid, 0, '', p.pubname, 'PUBLICATION', quote_ident(p.pubname), false FROM pg_publication p
)
SELECT o.objoid, o.objsubid, 0, 0, o.schema, o.parent, o.name, NULL,
       o.classoid, o.target, o.on_column, l.providers, l.labels
  FROM labelled l
  JOIN named o ON o.classoid = l.classoid AND o.objoid = l.objoid AND o.objsubid = l.objsubid
 WHERE o.schema !~ '^pg_' AND o.schema <> 'information_schema'
