-- Operator classes with the operators and functions that belong to them (and not only to their family).
-- only if: pg_opclass WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, n.nspname, m.amname, x.opcname, d.description,
       quote_ident(n.nspname) || '.' || quote_ident(x.opcname) || ' USING ' || quote_ident(m.amname),
       'OPERATOR CLASS ' || quote_ident(n.nspname) || '.' || quote_ident(x.opcname)
       || CASE WHEN x.opcdefault THEN ' DEFAULT' ELSE '' END || ' FOR TYPE ' || format_type(x.opcintype, NULL)
       || ' USING ' || quote_ident(m.amname)
       || ' FAMILY ' || quote_ident(fn.nspname) || '.' || quote_ident(f.opfname) || ' AS '
       || array_to_string(
            ARRAY(SELECT 'OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::regoperator
                         || coalesce(' FOR ORDER BY ' || quote_ident(sn.nspname) || '.' || quote_ident(s.opfname), '')
                    FROM pg_amop o
                    JOIN pg_depend b ON b.classid = 'pg_amop'::regclass AND b.objid = o.oid
                                    AND b.refclassid = 'pg_opclass'::regclass AND b.refobjid = x.oid
                    LEFT JOIN pg_opfamily s ON s.oid = o.amopsortfamily
                    LEFT JOIN pg_namespace sn ON sn.oid = s.opfnamespace
                   ORDER BY o.amopstrategy, o.amopopr::regoperator::text)
            || ARRAY(SELECT 'FUNCTION ' || p.amprocnum || ' (' || format_type(p.amproclefttype, NULL) || ', '
                            || format_type(p.amprocrighttype, NULL) || ') ' || p.amproc::regprocedure
                       FROM pg_amproc p
                       JOIN pg_depend b ON b.classid = 'pg_amproc'::regclass AND b.objid = p.oid
                                       AND b.refclassid = 'pg_opclass'::regclass AND b.refobjid = x.oid
                      ORDER BY p.amprocnum, p.amproc::regprocedure::text)
            || CASE WHEN x.opckeytype <> 0 AND x.opckeytype <> x.opcintype
                      OR NOT EXISTS (SELECT 1 FROM pg_depend b
                                      WHERE b.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)
                                        AND b.refclassid = 'pg_opclass'::regclass AND b.refobjid = x.oid)
                    THEN ARRAY['STORAGE ' || format_type(CASE x.opckeytype WHEN 0 THEN x.opcintype ELSE x.opckeytype END, NULL)]
                    ELSE '{}' END, ', ')
  FROM pg_opclass x
  JOIN pg_namespace n ON n.oid = x.opcnamespace
  JOIN pg_am m ON m.oid = x.opcmethod
  JOIN pg_opfamily f ON f.oid = x.opcfamily
  JOIN pg_namespace fn ON fn.oid = f.opfnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_opclass'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_opclass'::regclass AND e.objid = x.oid AND e.deptype = 'e')
