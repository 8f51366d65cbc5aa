-- Base types: what stands between the parentheses of CREATE TYPE; nothing for one that is only announced.
-- only if: pg_type WHERE oid >= 16384 AND typtype IN ('b', 'p') AND typinput <> 'array_in'::regproc
SELECT t.oid, 0, 0, 0, n.nspname, '', t.typname, d.description,
       CASE WHEN t.typisdefined THEN concat_ws(', ',
         'INTERNALLENGTH = ' || CASE t.typlen WHEN -1 THEN 'variable' ELSE t.typlen::text END,
         'INPUT = ' || t.typinput,
         'OUTPUT = ' || t.typoutput,
         'RECEIVE = ' || nullif(t.typreceive::oid, 0)::regproc,
         'SEND = ' || nullif(t.typsend::oid, 0)::regproc,
         'TYPMOD_IN = ' || nullif(t.typmodin::oid, 0)::regproc,
         'TYPMOD_OUT = ' || nullif(t.typmodout::oid, 0)::regproc,
         'ANALYZE = ' || nullif(t.typanalyze::oid, 0)::regproc,
         'SUBSCRIPT = ' || nullif(t.typsubscript::oid, 0)::regproc,  -- >=14
         CASE WHEN t.typcollation <> 0 THEN 'COLLATABLE = true' END,
         'DEFAULT = ' || quote_literal(t.typdefault),
         'ELEMENT = ' || format_type(nullif(t.typelem, 0), NULL),
         'CATEGORY = ' || quote_literal(nullif(t.typcategory, 'U')::text),
         CASE WHEN t.typispreferred THEN 'PREFERRED = true' END,
         'DELIMITER = ' || quote_literal(nullif(t.typdelim, ',')::text),
         'ALIGNMENT = ' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' WHEN 'd' THEN 'double' END,
         CASE t.typstorage WHEN 'e' THEN 'STORAGE = external' WHEN 'x' THEN 'STORAGE = extended' WHEN 'm' THEN 'STORAGE = main' END,
         CASE WHEN t.typbyval THEN 'PASSEDBYVALUE' END) END
  FROM pg_type t
  JOIN pg_namespace n ON n.oid = t.typnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid AND d.objsubid = 0
 WHERE t.typtype IN ('b', 'p') AND t.oid >= 16384
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_type e WHERE e.typarray = t.oid)
   AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid
                      AND e.refclassid = 'pg_extension'::regclass AND e.deptype = 'e')
