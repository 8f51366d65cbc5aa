-- Views and materialized views.
-- only if: pg_rewrite WHERE oid >= 16384
SELECT c.oid, 0, 0, 0, n.nspname, '', c.relname, d.description,
       c.relkind = 'm', rtrim(pg_get_viewdef(c.oid), ';'),
       ARRAY(SELECT quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod) FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
       ARRAY(SELECT quote_ident(a.attname) FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum),
       c.reloptions || ARRAY(SELECT 'toast.' || o FROM unnest(tt.reloptions) o),
       c.relispopulated, CASE WHEN m.amname <> 'heap' THEN quote_ident(m.amname) END, quote_ident(ts.spcname),
       ARRAY(SELECT quote_ident(a.attname) FROM pg_attribute a JOIN pg_description cd
                 ON cd.classoid = 'pg_class'::regclass AND cd.objoid = a.attrelid AND cd.objsubid = a.attnum
              WHERE a.attrelid = c.oid ORDER BY a.attnum),
       ARRAY(SELECT cd.description FROM pg_attribute a JOIN pg_description cd
                 ON cd.classoid = 'pg_class'::regclass AND cd.objoid = a.attrelid AND cd.objsubid = a.attnum
              WHERE a.attrelid = c.oid ORDER BY a.attnum),
       fs.functions, fs.tables, fs.types
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_class tt ON tt.oid = c.reltoastrelid AND tt.reloptions IS NOT NULL
  LEFT JOIN pg_am m ON m.oid = c.relam
  LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
  LEFT JOIN pg_rewrite r ON r.ev_class = c.oid AND r.rulename = '_RETURN'
  LEFT JOIN (
-- include: function_rows
  ) fs ON fs.classid = 'pg_rewrite'::regclass AND fs.objid = r.oid
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objoid >= 16384 AND d.objsubid = 0
 WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.objsubid = 0
                      AND e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e')
