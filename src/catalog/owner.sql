-- Who owns what. The sequences of identity columns and those that a column owns follow their table (the
-- latter need an owner of their own before they are given to the column).
WITH owned(classid, objid, schema, parent, word, target, owner, linked) AS (
  SELECT 'pg_class'::regclass::oid, c.oid, n.nspname::text, c.relname::text,
         CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                        WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
         NULL, c.relowner, o.refobjid
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_depend o ON c.relkind = 'S' AND o.classid = 'pg_class'::regclass AND o.objid = c.oid
                         AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0 AND o.deptype = 'a'
   WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relpersistence <> 't'
     AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
     AND NOT EXISTS (SELECT 1 FROM pg_depend i WHERE c.relkind = 'S' AND i.classid = 'pg_class'::regclass
                        AND i.objid = c.oid AND i.deptype = 'i')
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, n.nspname, t.typname,
         CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, NULL, t.typowner, NULL
    FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid
   WHERE (t.typrelid = 0 OR c.relkind = 'c') AND t.typtype <> 'm' AND t.oid >= 16384
     AND NOT (t.typcategory = 'A' AND t.typelem <> 0 AND t.oid = (SELECT e.typarray FROM pg_type e WHERE e.oid = t.typelem))
-- if: pg_proc WHERE oid >= 16384
  UNION ALL
  SELECT 'pg_proc'::regclass, p.oid, n.nspname,
         quote_ident(p.proname) || '('
         || CASE WHEN p.prokind = 'a' THEN coalesce(nullif(oidvectortypes(p.proargtypes), ''), '*')
                 ELSE oidvectortypes(p.proargtypes) END || ')',
         CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END, NULL, p.proowner, NULL
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
   WHERE p.oid >= 16384
-- end if
  UNION ALL
  SELECT 'pg_namespace'::regclass, n.oid, '', n.nspname, 'SCHEMA', quote_ident(n.nspname), n.nspowner, NULL
    FROM pg_namespace n
-- if: pg_collation WHERE oid >= 16384
  UNION ALL
  SELECT 'pg_collation'::regclass, c.oid, n.nspname, c.collname, 'COLLATION',
         quote_ident(n.nspname) || '.' || quote_ident(c.collname), c.collowner, NULL
    FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace WHERE c.oid >= 16384
-- end if
-- if: pg_conversion WHERE oid >= 16384
  UNION ALL
  SELECT 'pg_conversion'::regclass, c.oid, n.nspname, c.conname, 'CONVERSION',
         quote_ident(n.nspname) || '.' || quote_ident(c.conname), c.conowner, NULL
    FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.oid >= 16384
-- end if
-- if: pg_operator WHERE oid >= 16384
  UNION ALL
  SELECT 'pg_operator'::regclass, o.oid, n.nspname,
         o.oprname || '(' || coalesce(format_type(nullif(o.oprleft, 0), NULL), 'NONE') || ', '
                          || coalesce(format_type(nullif(o.oprright, 0), NULL), 'NONE') || ')',
         'OPERATOR', NULL, o.oprowner, NULL
    FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oid >= 16384
-- end if
-- if: pg_opclass WHERE oid >= 16384
  UNION ALL
  SELECT 'pg_opclass'::regclass, o.oid, n.nspname, o.opcname, 'OPERATOR CLASS',
         quote_ident(n.nspname) || '.' || quote_ident(o.opcname) || ' USING ' || quote_ident(m.amname), o.opcowner, NULL
    FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod WHERE o.oid >= 16384
-- end if
-- if: pg_opfamily WHERE oid >= 16384
  UNION ALL
  SELECT 'pg_opfamily'::regclass, o.oid, n.nspname, o.opfname, 'OPERATOR FAMILY',
         quote_ident(n.nspname) || '.' || quote_ident(o.opfname) || ' USING ' || quote_ident(m.amname), o.opfowner, NULL
    FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace JOIN pg_am m ON m.oid = o.opfmethod WHERE o.oid >= 16384
-- end if
-- if: pg_ts_config WHERE oid >= 16384
  UNION ALL
  SELECT 'pg_ts_config'::regclass, t.oid, n.nspname, t.cfgname, 'TEXT SEARCH CONFIGURATION',
         quote_ident(n.nspname) || '.' || quote_ident(t.cfgname), t.cfgowner, NULL
    FROM pg_ts_config t JOIN pg_namespace n ON n.oid = t.cfgnamespace WHERE t.oid >= 16384
-- end if
-- if: pg_ts_dict WHERE oid >= 16384
  UNION ALL
  SELECT 'pg_ts_dict'::regclass, t.oid, n.nspname, t.dictname, 'TEXT SEARCH DICTIONARY',
         quote_ident(n.nspname) || '.' || quote_ident(t.dictname), t.dictowner, NULL
    FROM pg_ts_dict t JOIN pg_namespace n ON n.oid = t.dictnamespace WHERE t.oid >= 16384
-- end if
-- if: pg_statistic_ext
  UNION ALL
  SELECT 'pg_statistic_ext'::regclass, s.oid, n.nspname, s.stxname, 'STATISTICS',
         quote_ident(n.nspname) || '.' || quote_ident(s.stxname), s.stxowner, NULL
    FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
-- end if
-- if: pg_language WHERE oid >= 16384
  UNION ALL
  SELECT 'pg_language'::regclass, l.oid, '', l.lanname, 'LANGUAGE', quote_ident(l.lanname), l.lanowner, NULL
    FROM pg_language l WHERE l.oid >= 16384
-- end if
-- if: pg_event_trigger
  UNION ALL
  SELECT 'pg_event_trigger'::regclass, t.oid, '', t.evtname, 'EVENT TRIGGER', quote_ident(t.evtname), t.evtowner, NULL
    FROM pg_event_trigger t
-- end if
-- if: pg_publication
  UNION ALL
  SELECT 'pg_publication'::regclass, p.oid, '', p.pubname, 'PUBLICATION', quote_ident(p.pubname), p.pubowner, NULL
    FROM pg_publication p
-- end if
-- if: pg_subscription
  UNION ALL
  SELECT 'pg_subscription'::regclass, s.oid, '', s.subname, 'SUBSCRIPTION', quote_ident(s.subname), s.subowner, NULL
    FROM pg_subscription s
   WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
-- end if
-- if: pg_foreign_data_wrapper
  UNION ALL
  SELECT 'pg_foreign_data_wrapper'::regclass, f.oid, '', f.fdwname, 'FOREIGN DATA WRAPPER', quote_ident(f.fdwname), f.fdwowner, NULL
    FROM pg_foreign_data_wrapper f
-- end if
-- if: pg_foreign_server
  UNION ALL
  SELECT 'pg_foreign_server'::regclass, f.oid, '', f.srvname, 'SERVER', quote_ident(f.srvname), f.srvowner, NULL
    FROM pg_foreign_server f
-- end if
)
SELECT o.objid, 0, 0, 0, o.schema, o.parent, o.word, NULL,
       o.classid, o.target, quote_ident(pg_get_userbyid(o.owner)), o.linked,
       o.word = 'SCHEMA' AND o.parent = 'public' AND o.owner = 'pg_database_owner'::regrole  -- >=15
       o.word = 'SCHEMA' AND o.parent = 'public' AND o.owner = 10                            -- <15
  FROM owned o
 WHERE o.schema !~ '^pg_' AND o.schema <> 'information_schema'
