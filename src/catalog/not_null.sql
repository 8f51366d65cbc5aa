-- NOT NULL constraints with a name that the server would not give them, without inheritance, or not valid; and those
-- that partitions have from their tables, whose names stay when a partition leaves.
-- only if: pg_constraint WHERE contype = 'n'
SELECT k.oid, 0, k.conrelid, k.conkey[1], n.nspname, c.relname, k.conname, d.description,
       a.attname, k.connoinherit, NOT k.convalidated, CASE WHEN k.conislocal THEN 'own' ELSE 'parents' END, c.reloftype <> 0,
       -- The tables below that have one that is not valid from here, and whether it is valid there.
       b.tables, b.names, b.valid
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
  LEFT JOIN LATERAL (
    WITH RECURSIVE below(oid) AS (
      SELECT h.inhrelid FROM pg_inherits h WHERE h.inhparent = k.conrelid AND NOT k.convalidated AND NOT k.connoinherit
      UNION SELECT h.inhrelid FROM below JOIN pg_inherits h ON h.inhparent = below.oid)
    SELECT array_agg(t.oid::text) AS tables, array_agg(quote_ident(tn.nspname) || '.' || quote_ident(t.relname)) AS names,
           array_agg(copy.convalidated::text) AS valid
      FROM below JOIN pg_class t ON t.oid = below.oid JOIN pg_namespace tn ON tn.oid = t.relnamespace
      JOIN pg_constraint copy ON copy.conrelid = t.oid AND copy.contype = 'n' AND copy.conname = k.conname
       AND copy.coninhcount > 0 AND (t.relispartition OR NOT copy.conislocal)
  ) b ON true
  CROSS JOIN LATERAL (
    SELECT left(c.relname, greatest(53 - length(a.attname), 27)) || '_' || left(a.attname, greatest(53 - length(c.relname), 26))
           || '_not_null' AS usual_name) u
  LEFT JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid AND d.objsubid = 0
 WHERE k.contype = 'n' AND (k.conislocal OR c.relispartition) AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
   -- Of a longer one with other than ASCII letters, not_null.cpp knows.
   AND (k.conname <> u.usual_name OR octet_length(c.relname || a.attname) > greatest(53, length(c.relname || a.attname)) OR k.connoinherit OR NOT k.convalidated
        OR d.description IS NOT NULL)
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND false                                                                                      -- <18
