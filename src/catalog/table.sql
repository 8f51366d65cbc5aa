-- Tables: ordinary, partitioned, partitions, and foreign ones. Columns that a table only inherits are those of
-- the table that it has them from.
-- only if: pg_class WHERE oid >= 16384 AND relkind IN ('r', 'p', 'f')
SELECT c.oid, 0, 0, 0, n.nspname, '', c.relname, d.description,
       c.relpersistence = 'u',
       CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
       c.reloptions || ARRAY(SELECT 'toast.' || o FROM unnest(t.reloptions) o), c.relrowsecurity, c.relforcerowsecurity,
       pn.nspname, p.relname, CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END,
       CASE WHEN NOT c.relispartition AND c.relkind IN ('r', 'f') THEN
         ARRAY(SELECT quote_ident(bn.nspname) || '.' || quote_ident(b.relname)
                 FROM pg_inherits h JOIN pg_class b ON b.oid = h.inhparent JOIN pg_namespace bn ON bn.oid = b.relnamespace
                WHERE h.inhrelid = c.oid ORDER BY h.inhseqno) END,
       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END,
       -- Said where it is what partitions take over, and where they don't.
       CASE WHEN m.amname <> 'heap' OR c.relkind = 'p' OR p.relam <> 0 THEN quote_ident(m.amname) END, quote_ident(ts.spcname),
       c.relkind = 'f', quote_ident(fs.srvname), ARRAY(SELECT o FROM unnest(ft.ftoptions) o ORDER BY o COLLATE "C"),
       ARRAY(SELECT h.inhparent FROM pg_inherits h WHERE h.inhrelid = c.oid ORDER BY h.inhseqno),
       -- Inherited columns that are NOT NULL from here, too, without a name of its own.
       NULL                                                                                            -- <18
       ARRAY(SELECT quote_ident(a.attname) FROM pg_constraint k                                        -- >=18
               JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]                    -- >=18
              WHERE k.conrelid = c.oid AND k.contype = 'n' AND k.conislocal AND k.convalidated         -- >=18
                AND a.attinhcount > 0 AND NOT a.attislocal AND NOT c.relispartition                    -- >=18
                AND k.conname = c.relname || '_' || a.attname || '_not_null' ORDER BY a.attnum)        -- >=18
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL
  LEFT JOIN pg_inherits i ON c.relispartition AND i.inhrelid = c.oid
  LEFT JOIN pg_class p ON p.oid = i.inhparent
  LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
  LEFT JOIN pg_am m ON m.oid = c.relam
  LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
  LEFT JOIN pg_foreign_table ft ON ft.ftrelid = c.oid
  LEFT JOIN pg_foreign_server fs ON fs.oid = ft.ftserver
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objoid >= 16384 AND d.objsubid = 0
 WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid
                      AND e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e')
