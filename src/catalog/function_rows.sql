    -- The functions in an object that return rows of a table or composite type, with the columns of those.
    SELECT fd.classid, fd.objid,
           array_agg(quote_ident(fn.nspname) || '.' || quote_ident(f.proname) || '(' ||
                     (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                       WHERE a.attrelid = ft.typrelid AND a.attnum > 0 AND NOT a.attisdropped) ORDER BY f.oid) AS functions,
           array_agg(ft.typrelid::text ORDER BY f.oid) AS tables, array_agg(ft.oid::text ORDER BY f.oid) AS types
      FROM pg_proc f
      JOIN pg_type ft ON ft.oid = f.prorettype AND ft.typrelid <> 0
      JOIN pg_namespace fn ON fn.oid = f.pronamespace
      JOIN pg_depend fd ON fd.refclassid = 'pg_proc'::regclass AND fd.refobjid = f.oid
     GROUP BY fd.classid, fd.objid
