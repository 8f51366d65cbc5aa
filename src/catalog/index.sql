-- Indexes of tables and materialized views, but those that are the body of a constraint. One that a partition
-- has from its partitioned table (a constraint's too) is here only if the server would have named it otherwise,
-- or for its comment, storage or statistics, or the comment on the constraint. The arrays have one element for
-- each key of the index.
-- only if: pg_index WHERE indexrelid >= 16384 AND NOT indisprimary
-- only if: pg_inherits
-- if: pg_inherits
-- include: lacking
-- end if
SELECT i.indexrelid, 0, i.indrelid, 0, n.nspname, c.relname, x.relname, d.description,
       i.indisunique,
       i.indnullsnotdistinct,                                                                     -- >=15
       false,                                                                                     -- <15
       m.amname, k.columns, k.expressions, k.collations, k.classes, k.options,
       CASE WHEN i.indnatts > i.indnkeyatts THEN
         ARRAY(SELECT a.attname::text FROM unnest(i.indkey::int2[]) WITH ORDINALITY o(num, pos)
                 JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = o.num
                WHERE o.pos > i.indnkeyatts ORDER BY o.pos) END,
       pg_get_expr(i.indpred, i.indrelid), x.reloptions,
       -- Invalid for lack of an index on some partition is a state that CREATE INDEX ON ONLY makes.
-- if: pg_inherits
       CASE WHEN x.relkind = 'I' THEN l.indexrelid IS NULL ELSE i.indisvalid END, x.relkind = 'I',
       CASE WHEN l.indexrelid IS NOT NULL THEN pg_get_indexdef(i.indexrelid) END,
       quote_ident(its.spcname),
       CASE WHEN x.relispartition THEN u.usual_name END,
       CASE WHEN x.relispartition THEN (SELECT quote_ident(rn.nspname) || '.' || quote_ident(r.relname)
         FROM pg_class r JOIN pg_namespace rn ON rn.oid = r.relnamespace WHERE r.oid = xi.inhparent) END,
       xi.inhparent, CASE WHEN x.relispartition THEN pg_partition_root(x.oid) END::oid,
       xk.oid,
-- else
       i.indisvalid OR x.relkind = 'I', x.relkind = 'I', NULL, quote_ident(its.spcname),
       NULL, NULL, NULL, NULL, NULL,
-- end if
       ARRAY(SELECT p.attnum || ' SET STATISTICS ' || p.attstattarget FROM pg_attribute p
              WHERE p.attrelid = i.indexrelid AND coalesce(p.attstattarget, -1) <> -1 ORDER BY p.attnum),
-- if: pg_inherits
       uk.oid IS NOT NULL,
       -- Its partitioned table's index is not on every partition, and so its parts were put together one by one.
       pi.indexrelid IS NOT NULL,
       CASE WHEN l.indexrelid IS NOT NULL THEN
         ARRAY(SELECT h.inhrelid::text FROM pg_inherits h WHERE h.inhparent = i.indrelid) END,
       -- The tables below that lack it.
       l.tables,
       tw.root_name, tw.root, NULL, tw.twin,
       CASE WHEN x.relispartition AND pi.indexrelid IS NULL AND x.relname = left(u.usual_name, 63) AND d.description IS NULL
             AND ud.description IS NULL AND NOT u.differs THEN 'parents' ELSE 'own' END,
       CASE WHEN x.relispartition THEN xr.reloptions END, ud.description
-- else
       false, false, NULL, NULL, NULL, NULL, NULL, NULL, 'own', NULL, NULL
-- end if
  FROM pg_index i
  JOIN pg_class x ON x.oid = i.indexrelid
  JOIN pg_class c ON c.oid = i.indrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_am m ON m.oid = x.relam
  LEFT JOIN pg_tablespace its ON its.oid = x.reltablespace
  CROSS JOIN LATERAL (
    SELECT array_agg(coalesce(o.attname, '')::text) AS columns,
           array_agg(CASE WHEN o.num = 0 THEN pg_get_indexdef(i.indexrelid, o.pos::int, false) ELSE '' END) AS expressions,
           array_agg(CASE WHEN i.indcollation[o.pos - 1] NOT IN (0, coalesce(o.attcollation, 100)) THEN
                       (SELECT CASE WHEN ln.nspname = 'pg_catalog' THEN '' ELSE quote_ident(ln.nspname) || '.' END
                               || quote_ident(l.collname)
                          FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace
                         WHERE l.oid = i.indcollation[o.pos - 1])
                     ELSE '' END) AS collations,
           -- Also where it is the default, if it has options.
           array_agg((SELECT CASE WHEN oc.opcdefault AND o.attoptions IS NULL THEN ''
                                  ELSE (SELECT CASE WHEN ocn.nspname = 'pg_catalog' THEN ''
                                                    ELSE quote_ident(ocn.nspname) || '.' END
                                          FROM pg_namespace ocn WHERE ocn.oid = oc.opcnamespace)
                                       || quote_ident(oc.opcname)
                                       || coalesce('(' || array_to_string(o.attoptions, ', ') || ')', '') END
                        FROM pg_opclass oc WHERE oc.oid = i.indclass[o.pos - 1])) AS classes,
           array_agg(i.indoption[o.pos - 1]::text) AS options
      FROM (SELECT s.pos, i.indkey[s.pos - 1] AS num,
                   (SELECT a.attname FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[s.pos - 1]) AS attname,
                   (SELECT a.attcollation FROM pg_attribute a WHERE a.attrelid = i.indrelid AND a.attnum = i.indkey[s.pos - 1]) AS attcollation,
                   (SELECT p.attoptions FROM pg_attribute p WHERE p.attrelid = i.indexrelid AND p.attnum = s.pos) AS attoptions
              FROM generate_series(1, i.indnkeyatts) s(pos) OFFSET 0) o
  ) k
-- if: pg_inherits
  LEFT JOIN pg_inherits xi ON x.relispartition AND xi.inhrelid = x.oid
  LEFT JOIN pg_class xr ON x.relispartition AND xr.oid = pg_partition_root(x.oid)
  LEFT JOIN pg_constraint xk ON xk.conindid = xr.oid AND xk.contype IN ('p', 'u', 'x')
  LEFT JOIN lacking pi ON pi.indexrelid = xi.inhparent
  LEFT JOIN lacking l ON l.indexrelid = i.indexrelid
  LEFT JOIN pg_constraint uk ON x.relispartition AND uk.conindid = x.oid AND uk.contype IN ('p', 'u', 'x')
  CROSS JOIN LATERAL (
    SELECT CASE WHEN x.relispartition THEN
             c.relname || CASE uk.contype WHEN 'p' THEN '_pkey' ELSE
               '_' || (SELECT string_agg(p.attname, '_' ORDER BY p.attnum) FROM pg_attribute p WHERE p.attrelid = x.oid)
               || CASE uk.contype WHEN 'u' THEN '_key' WHEN 'x' THEN '_excl' ELSE '_idx' END END END AS usual_name,
           x.relispartition AND (x.reloptions IS DISTINCT FROM xr.reloptions
             OR EXISTS (SELECT FROM pg_attribute p WHERE p.attrelid = x.oid AND coalesce(p.attstattarget, -1) <> -1)) AS differs) u
  -- What is said of the constraint, which is its partitioned table's otherwise.
  LEFT JOIN pg_description ud ON ud.classoid = 'pg_constraint'::regclass AND ud.objoid = uk.oid AND ud.objoid >= 16384 AND ud.objsubid = 0
-- end if
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = x.oid AND d.objoid >= 16384 AND d.objsubid = 0
-- if: pg_inherits
  -- The index that came with the partitioned table's, where the server could have taken this one as well.
  LEFT JOIN LATERAL (
    SELECT pg_partition_root(w.indexrelid)::oid AS root, w.indexrelid AS twin,
           (SELECT quote_ident(rn.nspname) || '.' || quote_ident(r.relname)
              FROM pg_class r JOIN pg_namespace rn ON rn.oid = r.relnamespace WHERE r.oid = pg_partition_root(w.indexrelid)) AS root_name
      FROM pg_index w JOIN pg_class wx ON wx.oid = w.indexrelid
     WHERE c.relispartition AND NOT x.relispartition AND w.indrelid = i.indrelid AND wx.relispartition AND w.indisunique = i.indisunique AND w.indnkeyatts = i.indnkeyatts
       AND w.indkey::text = i.indkey::text AND w.indclass::text = i.indclass::text AND w.indcollation::text = i.indcollation::text
       AND pg_get_expr(w.indexprs, w.indrelid) IS NOT DISTINCT FROM pg_get_expr(i.indexprs, i.indrelid)
       AND pg_get_expr(w.indpred, w.indrelid) IS NOT DISTINCT FROM pg_get_expr(i.indpred, i.indrelid)
       AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = pg_partition_root(w.indexrelid) AND k.contype IN ('p', 'u', 'x'))
     ORDER BY w.indexrelid LIMIT 1
  ) tw ON true
-- end if
 WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't'
-- if: pg_inherits
   AND (NOT x.relispartition OR uk.oid IS NULL
        OR (pi.indexrelid IS NULL AND (x.relname <> left(u.usual_name, 63) OR d.description IS NOT NULL OR ud.description IS NOT NULL OR u.differs)))
-- end if
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND (x.relispartition OR NOT EXISTS (SELECT 1 FROM pg_constraint k
                    WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')))
