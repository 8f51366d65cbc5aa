-- Triggers that somebody made (not those that work for a constraint, nor a partitioned table's on its
-- partitions).
SELECT t.oid, 0, t.tgrelid, 0, n.nspname, c.relname, t.tgname, d.description,
       pg_get_triggerdef(t.oid, false), t.tgenabled
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid AND d.objsubid = 0
 WHERE NOT t.tgisinternal AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend p
                    WHERE p.classid = 'pg_trigger'::regclass AND p.objid = t.oid AND p.deptype IN ('e', 'P', 'S'))
