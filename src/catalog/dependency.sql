-- What needs what, by address, between the things that users make. Parts and shadows of objects are there as
-- such, and the rows of the second part say for which object each of them stands (mode s).
SELECT d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid,
       -- A sequence goes with the column that owns it, but does not need it.
       -- An operator of a family may go with its function; the family stays.
       -- The functions by which a base type is read and written go with it, as does a range's canonical one.
       CASE WHEN d.classid = 'pg_proc'::regclass AND d.refclassid = 'pg_type'::regclass
             AND (EXISTS (SELECT 1 FROM pg_type b WHERE b.oid = d.refobjid AND b.typtype = 'b'
                             AND d.objid IN (b.typinput, b.typoutput, b.typreceive, b.typsend))
                  OR EXISTS (SELECT 1 FROM pg_range r WHERE r.rngtypid = d.refobjid AND r.rngcanonical = d.objid)) THEN 'a'
            WHEN d.deptype = 'a' AND d.classid = 'pg_class'::regclass AND d.objid IN (SELECT s.seqrelid FROM pg_sequence s) THEN 'o'
            WHEN d.deptype = 'n' OR d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass) THEN 'n'
            ELSE 'a' END
  FROM pg_depend d
 WHERE d.objid >= 16384 AND (d.refobjid >= 16384 OR d.refclassid = 'pg_namespace'::regclass)
   AND d.deptype IN ('n', 'a', 'i', 'P', 'S')
   -- Known without asking: a default belongs to its column, a foreign key has triggers.
   AND NOT (d.classid = 'pg_attrdef'::regclass AND d.deptype = 'a')
   AND NOT (d.classid = 'pg_trigger'::regclass AND d.deptype = 'i')
UNION ALL
-- A view's rule, a table's row type, an array type, the index of a constraint, the sequence of an identity column,
-- the expression of a generated column, a domain's check, a member of an extension, an operator of an operator
-- class.
SELECT s.classid, s.objid, 0, s.refclassid, s.refobjid, s.refobjsubid, 's' FROM (
  SELECT 'pg_rewrite'::regclass::oid, r.oid, 'pg_class'::regclass::oid, r.ev_class, 0
    FROM pg_rewrite r WHERE r.oid >= 16384 AND r.rulename = '_RETURN'
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, 'pg_class'::regclass, t.typrelid, 0
    FROM pg_type t JOIN pg_class c ON c.oid = t.typrelid AND c.relkind <> 'c' WHERE t.oid >= 16384
  UNION ALL
  SELECT 'pg_type'::regclass, a.oid,
         CASE WHEN e.refobjid IS NOT NULL THEN e.refclassid
              WHEN c.oid IS NULL THEN 'pg_type'::regclass ELSE 'pg_class'::regclass END,
         coalesce(e.refobjid, c.oid, t.oid), 0
    FROM pg_type t JOIN pg_type a ON a.oid = t.typarray LEFT JOIN pg_class c ON c.oid = t.typrelid AND c.relkind <> 'c'
    LEFT JOIN pg_depend e ON e.refclassid = 'pg_extension'::regclass AND e.classid = 'pg_type'::regclass AND e.objid = t.oid
                         AND e.deptype = 'e'
   WHERE t.oid >= 16384
-- if: pg_class WHERE relkind = 'c'
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, 'pg_type'::regclass, c.reltype, 0
    FROM pg_class c WHERE c.relkind = 'c' AND c.oid >= 16384
-- end if
-- if: pg_range WHERE rngtypid >= 16384
  UNION ALL                                                                                          -- >=14
  SELECT 'pg_type'::regclass, r.rngmultitypid, 'pg_type'::regclass, r.rngtypid, 0                    -- >=14
    FROM pg_range r WHERE r.rngtypid >= 16384                                                        -- >=14
-- end if
  UNION ALL
  SELECT 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid, 0
    FROM pg_constraint k WHERE k.contype IN ('p', 'u', 'x') AND k.oid >= 16384
-- if: pg_type WHERE oid >= 16384 AND typtype = 'd'
  UNION ALL
  SELECT 'pg_constraint'::regclass, k.oid, 'pg_type'::regclass, k.contypid, 0
    FROM pg_constraint k WHERE k.contypid >= 16384
-- end if
-- if: pg_attrdef
  UNION ALL
  SELECT 'pg_attrdef'::regclass, x.oid, 'pg_class'::regclass, x.adrelid, x.adnum::int
    FROM pg_attrdef x JOIN pg_attribute a ON a.attrelid = x.adrelid AND a.attrelid >= 16384 AND a.attnum = x.adnum AND a.attgenerated <> ''
-- end if
-- if: pg_sequence
  UNION ALL
  SELECT i.classid, i.objid, i.refclassid, i.refobjid, i.refobjsubid
    FROM pg_depend i JOIN pg_sequence s ON s.seqrelid = i.objid
   WHERE i.classid = 'pg_class'::regclass AND i.refclassid = 'pg_class'::regclass AND i.deptype = 'i'
-- end if
-- if: pg_depend WHERE classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
  UNION ALL
  SELECT m.classid, m.objid, m.refclassid, m.refobjid, 0 FROM pg_depend m
   WHERE m.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass) AND m.deptype IN ('a', 'i')
     AND m.refclassid IN ('pg_opclass'::regclass, 'pg_opfamily'::regclass)
-- end if
-- if: pg_extension WHERE oid >= 16384
  UNION ALL
  SELECT e.classid, e.objid, e.refclassid, e.refobjid, 0
    FROM pg_depend e WHERE e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e' AND e.objid >= 16384
-- end if
) s(classid, objid, refclassid, refobjid, refobjsubid)
