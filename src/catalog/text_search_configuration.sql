-- Text search configurations: their parser, and for each sort of token the dictionaries in order.
-- only if: pg_ts_config WHERE oid >= 16384
SELECT x.oid, 0, 0, 0, n.nspname, '', x.cfgname, d.description,
       quote_ident(n.nspname) || '.' || quote_ident(x.cfgname),
       'TEXT SEARCH CONFIGURATION ' || quote_ident(n.nspname) || '.' || quote_ident(x.cfgname)
       || ' (PARSER = ' || quote_ident(pn.nspname) || '.' || quote_ident(p.prsname) || ')',
       m.tokens, m.dictionaries
  FROM pg_ts_config x
  JOIN pg_namespace n ON n.oid = x.cfgnamespace
  JOIN pg_ts_parser p ON p.oid = x.cfgparser
  JOIN pg_namespace pn ON pn.oid = p.prsnamespace
  LEFT JOIN LATERAL (
    SELECT array_agg(quote_ident(t.alias) ORDER BY t.alias) AS tokens, array_agg(t.dictionaries ORDER BY t.alias) AS dictionaries
      FROM (SELECT k.alias,
                   string_agg(quote_ident(dn.nspname) || '.' || quote_ident(w.dictname), ', ' ORDER BY c.mapseqno) AS dictionaries
              FROM pg_ts_config_map c
              JOIN ts_token_type(x.cfgparser) k ON k.tokid = c.maptokentype
              JOIN pg_ts_dict w ON w.oid = c.mapdict
              JOIN pg_namespace dn ON dn.oid = w.dictnamespace
             WHERE c.mapcfg = x.oid
             GROUP BY k.alias) t) m ON true
  LEFT JOIN pg_description d ON d.classoid = 'pg_ts_config'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE x.oid >= 16384 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
   AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_ts_config'::regclass AND e.objid = x.oid AND e.deptype = 'e')
