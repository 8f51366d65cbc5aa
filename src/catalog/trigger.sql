-- Triggers that somebody made (not those that work for a constraint). Those that a partition has from its
-- partitioned table are there only if they are enabled in another way than that one.
-- only if: pg_trigger WHERE NOT tgisinternal
SELECT t.oid, 0, t.tgrelid, 0, n.nspname, c.relname, t.tgname, d.description,
       pg_get_triggerdef(t.oid, false), t.tgenabled, p.tgenabled,
       CASE WHEN p.oid IS NOT NULL THEN
         ARRAY(WITH RECURSIVE above(oid) AS (
                 SELECT p.oid
                 UNION ALL SELECT g.tgparentid FROM above JOIN pg_trigger g ON g.oid = above.oid WHERE g.tgparentid <> 0)
               SELECT oid::text FROM above) END
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_depend k ON k.classid = 'pg_trigger'::regclass AND k.objid = t.oid
                       AND k.refclassid = 'pg_trigger'::regclass AND k.deptype IN ('P', 'S')
  LEFT JOIN pg_trigger p ON p.oid = k.refobjid
  LEFT JOIN pg_description d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid AND d.objoid >= 16384 AND d.objsubid = 0
 WHERE (NOT t.tgisinternal OR p.oid IS NOT NULL AND (NOT p.tgisinternal OR t.tgconstrrelid = 0 AND t.tgconstrindid = 0)) AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend p
                    WHERE p.classid = 'pg_trigger'::regclass AND p.objid = t.oid
                      AND p.refclassid = 'pg_extension'::regclass AND p.deptype = 'e')
   AND (p.oid IS NULL OR p.tgenabled <> t.tgenabled)
