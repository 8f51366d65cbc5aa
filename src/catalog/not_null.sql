-- NOT NULL constraints with a name that the server would not give them, without inheritance, or not valid; and those
-- that partitions have from their tables, whose names stay when a partition leaves.
-- only if: pg_constraint WHERE contype = 'n'
SELECT k.oid, 0, k.conrelid, k.conkey[1], n.nspname, c.relname, k.conname, d.description,
       a.attname, k.connoinherit, NOT k.convalidated, CASE WHEN k.conislocal THEN 'own' ELSE 'parents' END
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
  CROSS JOIN LATERAL (
    SELECT left(c.relname, greatest(53 - length(a.attname), 27)) || '_' || left(a.attname, greatest(53 - length(c.relname), 26))
           || '_not_null' AS usual_name) u
  LEFT JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid AND d.objsubid = 0
 WHERE k.contype = 'n' AND (k.conislocal OR c.relispartition) AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
   AND (k.conname <> u.usual_name OR k.connoinherit OR NOT k.convalidated
        OR d.description IS NOT NULL)
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND false                                                                                      -- <18
