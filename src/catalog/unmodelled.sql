-- What users can make and no kind reads: `kind name`. Whatever is here when two schemas are compared is named
-- to the user instead of being passed over.
WITH found(classid, objid, schema, what) AS (
  SELECT 'pg_class'::regclass::oid, c.oid, c.relnamespace,
         'foreign table ' || c.oid::regclass
    FROM pg_class c WHERE c.relkind = 'f'
  UNION ALL
  SELECT 'pg_type'::regclass, t.oid, t.typnamespace,
         'base type ' || t.oid::regtype
    FROM pg_type t
   WHERE t.typtype = 'b' AND NOT EXISTS (SELECT 1 FROM pg_type e WHERE e.typarray = t.oid)
  UNION ALL
  SELECT 'pg_collation'::regclass, c.oid, c.collnamespace, 'collation ' || quote_ident(c.collname) FROM pg_collation c
  UNION ALL
  SELECT 'pg_conversion'::regclass, c.oid, c.connamespace, 'conversion ' || quote_ident(c.conname) FROM pg_conversion c
  UNION ALL
  SELECT 'pg_operator'::regclass, o.oid, o.oprnamespace, 'operator ' || o.oid::regoperator FROM pg_operator o
  UNION ALL
  SELECT 'pg_opclass'::regclass, o.oid, o.opcnamespace, 'operator class ' || quote_ident(o.opcname) FROM pg_opclass o
  UNION ALL
  SELECT 'pg_opfamily'::regclass, o.oid, o.opfnamespace, 'operator family ' || quote_ident(o.opfname) FROM pg_opfamily o
  UNION ALL
  SELECT 'pg_ts_config'::regclass, t.oid, t.cfgnamespace, 'text search configuration ' || quote_ident(t.cfgname)
    FROM pg_ts_config t
  UNION ALL
  SELECT 'pg_ts_dict'::regclass, t.oid, t.dictnamespace, 'text search dictionary ' || quote_ident(t.dictname)
    FROM pg_ts_dict t
  UNION ALL
  SELECT 'pg_ts_parser'::regclass, t.oid, t.prsnamespace, 'text search parser ' || quote_ident(t.prsname)
    FROM pg_ts_parser t
  UNION ALL
  SELECT 'pg_ts_template'::regclass, t.oid, t.tmplnamespace, 'text search template ' || quote_ident(t.tmplname)
    FROM pg_ts_template t
  UNION ALL
  SELECT 'pg_statistic_ext'::regclass, s.oid, s.stxnamespace, 'statistics ' || quote_ident(s.stxname)
    FROM pg_statistic_ext s
  UNION ALL
  SELECT 'pg_rewrite'::regclass, r.oid, c.relnamespace, 'rule ' || quote_ident(r.rulename) || ' on ' || c.oid::regclass
    FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class WHERE r.rulename <> '_RETURN'
  UNION ALL
  SELECT 'pg_class'::regclass, c.oid, c.relnamespace,
         'inheritance of ' || c.oid::regclass || ' from ' || i.inhparent::regclass
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE c.relkind = 'r' AND NOT c.relispartition
  UNION ALL
  SELECT 'pg_cast'::regclass, c.oid, NULL,
         'cast ' || format_type(c.castsource, NULL) || ' to ' || format_type(c.casttarget, NULL) FROM pg_cast c
  UNION ALL
  SELECT 'pg_event_trigger'::regclass, t.oid, NULL, 'event trigger ' || quote_ident(t.evtname) FROM pg_event_trigger t
  UNION ALL
  SELECT 'pg_publication'::regclass, p.oid, NULL, 'publication ' || quote_ident(p.pubname) FROM pg_publication p
  UNION ALL
  SELECT 'pg_foreign_data_wrapper'::regclass, f.oid, NULL, 'foreign-data wrapper ' || quote_ident(f.fdwname)
    FROM pg_foreign_data_wrapper f
  UNION ALL
  SELECT 'pg_foreign_server'::regclass, f.oid, NULL, 'foreign server ' || quote_ident(f.srvname)
    FROM pg_foreign_server f
  UNION ALL
  SELECT 'pg_language'::regclass, l.oid, NULL, 'language ' || quote_ident(l.lanname) FROM pg_language l
  UNION ALL
  SELECT 'pg_transform'::regclass, t.oid, NULL, 'transform for ' || format_type(t.trftype, NULL) FROM pg_transform t
  UNION ALL
  SELECT 'pg_am'::regclass, a.oid, NULL, 'access method ' || quote_ident(a.amname) FROM pg_am a
)
SELECT f.what
  FROM found f
  LEFT JOIN pg_namespace n ON n.oid = f.schema
 WHERE f.objid >= 16384
   AND (n.nspname IS NULL OR (n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'))
   AND NOT EXISTS (SELECT 1 FROM pg_depend e
                    WHERE e.classid = f.classid AND e.objid = f.objid
                      -- A range type brings a cast along.
                      AND (e.deptype = 'e' OR e.deptype = 'i' AND f.classid = 'pg_cast'::regclass))
 ORDER BY 1
