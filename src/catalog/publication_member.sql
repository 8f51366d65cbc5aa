-- What is in which publication: tables with their columns and row filters, and schemas.
-- only if: pg_publication
SELECT x.oid, 0, x.prrelid, 0, n.nspname, c.relname, p.pubname, NULL,
       'pg_publication_rel'::regclass::oid, '',
       CASE WHEN x.prattrs IS NOT NULL THEN                                                                          -- >=15
         ' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum)                                  -- >=15
                    FROM pg_attribute a WHERE a.attrelid = x.prrelid AND a.attnum = ANY (x.prattrs)) || ')'          -- >=15
         ELSE '' END                                                                                                 -- >=15
       || coalesce(' WHERE ' || pg_get_expr(x.prqual, x.prrelid), '')                                                -- >=15
       ''                                                                                                            -- <15
  FROM pg_publication_rel x
  JOIN pg_publication p ON p.oid = x.prpubid
  JOIN pg_class c ON c.oid = x.prrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
UNION ALL                                                                                                            -- >=15
SELECT x.oid, 0, 0, 0, '', n.nspname, p.pubname, NULL, 'pg_publication_namespace'::regclass, quote_ident(n.nspname), ''  -- >=15
  FROM pg_publication_namespace x                                                                                    -- >=15
  JOIN pg_publication p ON p.oid = x.pnpubid                                                                         -- >=15
  JOIN pg_namespace n ON n.oid = x.pnnspid                                                                           -- >=15
