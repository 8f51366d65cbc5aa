-- Which column owns a sequence (OWNED BY; what `serial` makes).
-- only if: pg_sequence
SELECT c.oid, 0, c.oid, 0, n.nspname, c.relname, 'owner', NULL,
       tn.nspname, t.relname, a.attname, t.oid, a.attnum
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_depend o ON o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
                  AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype = 'a'
  JOIN pg_class t ON t.oid = o.refobjid
  JOIN pg_namespace tn ON tn.oid = t.relnamespace
  JOIN pg_attribute a ON a.attrelid = o.refobjid AND a.attnum = o.refobjsubid
 WHERE c.relkind = 'S' AND c.relpersistence <> 't'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid
                      AND e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e')
