-- Range types: what stands between the parentheses of CREATE TYPE … AS RANGE.
-- only if: pg_range WHERE rngtypid >= 16384
SELECT t.oid, 0, 0, 0, n.nspname, '', t.typname, d.description,
       concat_ws(', ',
         'SUBTYPE = ' || format_type(r.rngsubtype, NULL),
         CASE WHEN NOT oc.opcdefault THEN 'SUBTYPE_OPCLASS = ' || quote_ident(ocn.nspname) || '.' || quote_ident(oc.opcname) END,
         CASE WHEN r.rngcollation <> st.typcollation THEN
           (SELECT 'COLLATION = ' || quote_ident(ln.nspname) || '.' || quote_ident(l.collname)
              FROM pg_collation l JOIN pg_namespace ln ON ln.oid = l.collnamespace WHERE l.oid = r.rngcollation) END,
         'CANONICAL = ' || nullif(r.rngcanonical::oid, 0)::regproc,
         'SUBTYPE_DIFF = ' || nullif(r.rngsubdiff::oid, 0)::regproc,
         'MULTIRANGE_TYPE_NAME = ' || quote_ident(mn.nspname) || '.' || quote_ident(m.typname),           -- >=14
         NULL),
       format_type(r.rngsubtype, NULL),
       mn.nspname, m.typname,                                                                            -- >=14
       NULL, NULL,                                                                                       -- <14
       -- Whether the functions that make values are where the types are, under their names.
       EXISTS (SELECT FROM pg_proc p WHERE p.proname = t.typname AND p.pronamespace = t.typnamespace AND p.prorettype = t.oid
                AND p.prosrc LIKE 'range_constructor%'),
       EXISTS (SELECT FROM pg_proc p WHERE p.proname = m.typname AND p.pronamespace = m.typnamespace AND p.prorettype = m.oid  -- >=14
                AND p.prosrc LIKE 'multirange_constructor%') AND m.typnamespace = t.typnamespace                               -- >=14
       false                                                                                                                  -- <14
  FROM pg_range r
  JOIN pg_type t ON t.oid = r.rngtypid
  JOIN pg_type st ON st.oid = r.rngsubtype
  JOIN pg_namespace n ON n.oid = t.typnamespace
  JOIN pg_opclass oc ON oc.oid = r.rngsubopc
  JOIN pg_namespace ocn ON ocn.oid = oc.opcnamespace
  LEFT JOIN (pg_type m JOIN pg_namespace mn ON mn.oid = m.typnamespace) ON m.oid = r.rngmultitypid        -- >=14
  LEFT JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid AND d.objoid >= 16384 AND d.objsubid = 0
 WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
