-- Operator families with what belongs to no class of theirs. One whose every class is in it and which has its
-- class's name is made by CREATE OPERATOR CLASS too; it is made before, which comes to the same.
-- only if: pg_opfamily WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, n.nspname, m.amname, x.opfname, d.description,
       quote_ident(n.nspname) || '.' || quote_ident(x.opfname) || ' USING ' || quote_ident(m.amname),
       'OPERATOR FAMILY ' || quote_ident(n.nspname) || '.' || quote_ident(x.opfname) || ' USING ' || quote_ident(m.amname),
       ARRAY(SELECT 'OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator
                    || coalesce(' FOR ORDER BY ' || quote_ident(sn.nspname) || '.' || quote_ident(s.opfname), '')
               FROM pg_amop o
               LEFT JOIN pg_opfamily s ON s.oid = o.amopsortfamily
               LEFT JOIN pg_namespace sn ON sn.oid = s.opfnamespace
              WHERE o.amopfamily = x.oid
                AND NOT EXISTS (SELECT 1 FROM pg_depend b WHERE b.classid = 'pg_amop'::regclass AND b.objid = o.oid
                                   AND b.refclassid = 'pg_opclass'::regclass)
              ORDER BY o.amopstrategy, o.oid)
       || ARRAY(SELECT 'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, NULL) || ', '
                       || format_type(p.amprocrighttype, NULL) || ') ' || p.amproc::regprocedure
                  FROM pg_amproc p
                 WHERE p.amprocfamily = x.oid
                   AND NOT EXISTS (SELECT 1 FROM pg_depend b WHERE b.classid = 'pg_amproc'::regclass AND b.objid = p.oid
                                      AND b.refclassid = 'pg_opclass'::regclass)
                 ORDER BY p.amprocnum, p.oid),
       ARRAY(SELECT 'OPERATOR ' || o.amopstrategy || ' (' || format_type(o.amoplefttype, NULL) || ', ' || format_type(o.amoprighttype, NULL) || ')'
               FROM pg_amop o
              WHERE o.amopfamily = x.oid
                AND NOT EXISTS (SELECT 1 FROM pg_depend b WHERE b.classid = 'pg_amop'::regclass AND b.objid = o.oid
                                   AND b.refclassid = 'pg_opclass'::regclass)
              ORDER BY o.amopstrategy, o.oid)
       || ARRAY(SELECT 'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, NULL) || ', ' || format_type(p.amprocrighttype, NULL) || ')'
                  FROM pg_amproc p
                 WHERE p.amprocfamily = x.oid
                   AND NOT EXISTS (SELECT 1 FROM pg_depend b WHERE b.classid = 'pg_amproc'::regclass AND b.objid = p.oid
                                      AND b.refclassid = 'pg_opclass'::regclass)
                 ORDER BY p.amprocnum, p.oid)
  FROM pg_opfamily x
  JOIN pg_namespace n ON n.oid = x.opfnamespace
  JOIN pg_am m ON m.oid = x.opfmethod
  LEFT JOIN pg_description d ON d.classoid = 'pg_opfamily'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_opfamily'::regclass AND e.objid = x.oid AND e.deptype = 'e')
