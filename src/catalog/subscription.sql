-- Subscriptions of this database. Only superusers may read how they connect; for others they are named among
-- what is not modelled.
-- only if: pg_subscription WHERE current_setting('is_superuser')::boolean
SELECT x.oid, 0, 0, 0, '', '', x.subname, d.description,
       quote_ident(x.subname), 'SUBSCRIPTION ' || quote_ident(x.subname),
       quote_literal(x.subconninfo),
       ARRAY(SELECT quote_ident(p) FROM unnest(x.subpublications) p),
       x.subenabled, coalesce(quote_literal(x.subslotname), 'NONE'),
       concat_ws(', ', 'synchronous_commit = ' || x.subsynccommit,
         'binary = ' || x.subbinary,                                                                                 -- >=14
         'streaming = ' || x.substream,                                                                              -- >=14 <16
         'streaming = ' || CASE x.substream WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' ELSE 'off' END,              -- >=16
         'disable_on_error = ' || x.subdisableonerr,                                                                 -- >=15
         'password_required = ' || x.subpasswordrequired,                                                            -- >=16
         'run_as_owner = ' || x.subrunasowner,                                                                       -- >=16
         'origin = ' || x.suborigin),                                                                                -- >=16
         NULL),                                                                                                      -- <16
       concat_ws(', ',
         'two_phase = ' || CASE x.subtwophasestate WHEN 'd' THEN 'off' ELSE 'on' END,                                -- >=15
         'failover = ' || x.subfailover,                                                                             -- >=17
         NULL)
  FROM pg_subscription x
  LEFT JOIN pg_description d ON d.classoid = 'pg_subscription'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.subdbid = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())
