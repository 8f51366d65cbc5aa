-- Constraints of tables: primary key, unique, check, foreign key, exclusion. Those that a partition has from
-- its partitioned table belong to that one.
-- only if: pg_constraint WHERE oid >= 16384
-- if: pg_inherits
-- include: lacking
-- end if
SELECT k.oid, 0, k.conrelid, 0, n.nspname, c.relname, k.conname, d.description,
       k.contype,
       ARRAY(SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.conrelid AND a.attnum = o.num)
               FROM unnest(k.conkey) o(num)),
       k.condeferrable, k.condeferred, NOT k.convalidated, k.connoinherit,
       CASE WHEN k.contype = 'c' THEN pg_get_expr(k.conbin, k.conrelid) END,
       -- of a foreign key
       fn.nspname, f.relname,
       CASE WHEN k.contype = 'f' THEN
         ARRAY(SELECT (SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = k.confrelid AND a.attnum = o.num)
                 FROM unnest(k.confkey) o(num)) END,
       k.confupdtype, k.confdeltype, k.confmatchtype = 'f',
       CASE WHEN k.confdelsetcols IS NOT NULL THEN                                                -- >=15
         ARRAY(SELECT a.attname::text FROM unnest(k.confdelsetcols) WITH ORDINALITY o(num, pos)   -- >=15
                 JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.num ORDER BY o.pos) END,  -- >=15
       NULL,                                                                                      -- <15
       -- of a constraint that has an index
       CASE WHEN i.indnatts > i.indnkeyatts THEN
         ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY o(num, pos)
                 JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = o.num
                WHERE o.pos > i.indnkeyatts ORDER BY o.pos) END,
       i.indnullsnotdistinct,                                                                     -- >=15
       false,                                                                                     -- <15
       m.amname,
       CASE WHEN k.contype = 'x' THEN
         ARRAY(SELECT pg_get_indexdef(i.indexrelid, o.pos::int, false)
                      || CASE WHEN i.indcollation[o.pos - 1] NOT IN (0, coalesce(a.attcollation, 100)) THEN
                           (SELECT ' COLLATE ' || quote_ident(ln.nspname) || '.' || quote_ident(l.collname)
                              FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace
                             WHERE l.oid = i.indcollation[o.pos - 1]) ELSE '' END
                      || CASE WHEN oc.opcdefault AND x.attoptions IS NULL THEN ''
                              ELSE ' ' || quote_ident(ocn.nspname) || '.' || quote_ident(oc.opcname)
                                   || coalesce('(' || array_to_string(x.attoptions, ', ') || ')', '') END
                      -- pg_index.indoption: 1 is descending, 2 is nulls first.
                      || CASE i.indoption[o.pos - 1] WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST'
                                                     WHEN 3 THEN ' DESC' ELSE '' END
                      || ' WITH '
                      || CASE WHEN opn.nspname = 'pg_catalog' THEN op.oprname
                              ELSE 'OPERATOR(' || quote_ident(opn.nspname) || '.' || op.oprname || ')' END
                 FROM unnest(k.conexclop) WITH ORDINALITY o(operator, pos)
                 JOIN pg_operator op ON op.oid = o.operator
                 JOIN pg_namespace opn ON opn.oid = op.oprnamespace
                 JOIN pg_opclass oc ON oc.oid = i.indclass[o.pos - 1]
                 JOIN pg_namespace ocn ON ocn.oid = oc.opcnamespace
                 JOIN pg_attribute x ON x.attrelid = i.indexrelid AND x.attnum = o.pos
                 LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[o.pos - 1] AND a.attnum <> 0
                ORDER BY o.pos) END,
       pg_get_expr(i.indpred, i.indrelid), ic.reloptions,
-- if: pg_inherits
       CASE WHEN NOT k.conenforced OR k.conperiod OR l.indexrelid IS NOT NULL THEN pg_get_constraintdef(k.oid) END,  -- >=18
       CASE WHEN l.indexrelid IS NOT NULL THEN pg_get_constraintdef(k.oid) END,                    -- <18
       quote_ident(its.spcname),
       CASE WHEN pi.indexrelid IS NOT NULL THEN 'own' WHEN k.conparentid <> 0 OR (k.contype = 'c' AND k.coninhcount > 0 AND (c.relispartition OR NOT k.conislocal))
            THEN 'parents' WHEN k.contype = 'c' AND k.coninhcount > 0 THEN 'both' ELSE 'own' END,
       ix.description,
       -- Not on every partition.
       l.indexrelid IS NOT NULL,
       CASE WHEN l.indexrelid IS NOT NULL THEN
         ARRAY(SELECT h.inhrelid::text FROM pg_inherits h WHERE h.inhparent = k.conrelid) END,
       -- An index of the partitioned table that the constraint's own one is a part of, without being its constraint's.
       CASE WHEN k.conparentid = 0 AND ic.relispartition THEN
         (SELECT quote_ident(an.nspname) || '.' || quote_ident(a.relname) FROM pg_inherits h JOIN pg_class a ON a.oid = h.inhparent
            JOIN pg_namespace an ON an.oid = a.relnamespace WHERE h.inhrelid = ic.oid) END,
       -- The tables below that lack it.
       l.tables,
       -- The index of its partitioned table's constraint, which is not on every partition: its parts were put together
       -- one by one.
       (SELECT quote_ident(an.nspname) || '.' || quote_ident(a.relname) FROM pg_class a JOIN pg_namespace an ON an.oid = a.relnamespace
         WHERE a.oid = pi.indexrelid),
       tw.root_name, tw.root, tw.root_constraint, tw.twin,
       -- What brought the index of a partition that a foreign key refers to.
       CASE WHEN k.contype = 'f' AND f.relispartition THEN pg_partition_root(k.conindid) END::oid,
       CASE WHEN k.contype = 'f' AND f.relispartition THEN
         (SELECT r.oid FROM pg_constraint r WHERE r.conindid = pg_partition_root(k.conindid) AND r.contype IN ('p', 'u')) END,
       -- The tables below that have a check from here, and whether it is valid there, though it is not here.
       b.tables, b.names, b.valid
-- else
       CASE WHEN NOT k.conenforced OR k.conperiod THEN pg_get_constraintdef(k.oid) END,            -- >=18
       NULL,                                                                                      -- <18
       quote_ident(its.spcname), 'own', ix.description, false, NULL, NULL, NULL,
       NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
-- end if
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_class f ON f.oid = k.confrelid
  LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
  LEFT JOIN pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u', 'x')
  LEFT JOIN pg_class ic ON ic.oid = i.indexrelid
-- if: pg_inherits
  LEFT JOIN pg_inherits xi ON k.conparentid <> 0 AND ic.relispartition AND xi.inhrelid = ic.oid
  LEFT JOIN lacking pi ON pi.indexrelid = xi.inhparent
  LEFT JOIN lacking l ON l.indexrelid = i.indexrelid
-- end if
  LEFT JOIN pg_am m ON m.oid = ic.relam
  LEFT JOIN pg_tablespace its ON its.oid = ic.reltablespace
-- if: pg_inherits
  LEFT JOIN LATERAL (
    WITH RECURSIVE below(oid) AS (
      SELECT h.inhrelid FROM pg_inherits h WHERE h.inhparent = k.conrelid AND k.contype = 'c' AND NOT k.convalidated AND NOT k.connoinherit
      UNION SELECT h.inhrelid FROM below JOIN pg_inherits h ON h.inhparent = below.oid)
    SELECT array_agg(t.oid::text) AS tables, array_agg(quote_ident(tn.nspname) || '.' || quote_ident(t.relname)) AS names,
           array_agg(copy.convalidated::text) AS valid
      FROM below JOIN pg_class t ON t.oid = below.oid JOIN pg_namespace tn ON tn.oid = t.relnamespace
      JOIN pg_constraint copy ON copy.conrelid = t.oid AND copy.contype = 'c' AND copy.conname = k.conname
       AND copy.coninhcount > 0 AND (t.relispartition OR NOT copy.conislocal)
  ) b ON true
  -- The index that came with the partitioned table's, where the server could have taken the constraint's own as well.
  LEFT JOIN LATERAL (
    SELECT w.root, r.oid AS root_constraint, w.twin,
           (SELECT quote_ident(wn.nspname) || '.' || quote_ident(wc.relname)
              FROM pg_class wc JOIN pg_namespace wn ON wn.oid = wc.relnamespace WHERE wc.oid = w.root) AS root_name
      FROM (SELECT pg_partition_root(e.indexrelid)::oid AS root, e.indexrelid AS twin
              FROM pg_index e JOIN pg_class ec ON ec.oid = e.indexrelid
             WHERE c.relispartition AND NOT ic.relispartition AND e.indrelid = i.indrelid AND ec.relispartition
               AND e.indisunique = i.indisunique AND e.indnkeyatts = i.indnkeyatts AND e.indkey::text = i.indkey::text
               AND e.indclass::text = i.indclass::text AND e.indcollation::text = i.indcollation::text
               AND e.indexprs IS NULL AND e.indpred IS NULL AND i.indexprs IS NULL AND i.indpred IS NULL OFFSET 0) w
      LEFT JOIN pg_constraint r ON r.conindid = w.root AND r.contype IN ('p', 'u', 'x')
     WHERE coalesce(r.contype, k.contype) = k.contype
     ORDER BY w.twin LIMIT 1
  ) tw ON true
-- end if
  LEFT JOIN pg_description ix ON ix.classoid = 'pg_class'::regclass AND ix.objoid = i.indexrelid AND ix.objoid >= 16384 AND ix.objsubid = 0
  LEFT JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = k.oid AND d.objoid >= 16384 AND d.objsubid = 0
 WHERE k.contype IN ('p', 'u', 'c', 'f', 'x')
   AND NOT EXISTS (SELECT 1 FROM pg_constraint above WHERE above.oid = k.conparentid AND above.conrelid = k.conrelid)
   AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
