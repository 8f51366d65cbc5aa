-- Event triggers.
-- only if: pg_event_trigger
SELECT x.oid, 0, 0, 0, '', '', x.evtname, d.description,
       quote_ident(x.evtname),
       'EVENT TRIGGER ' || quote_ident(x.evtname) || ' ON ' || x.evtevent
       || coalesce(' WHEN TAG IN (' || (SELECT string_agg(quote_literal(t.tag), ', ' ORDER BY t.place) FROM unnest(x.evttags) WITH ORDINALITY t(tag, place)) || ')', '')
       || ' EXECUTE FUNCTION ' || x.evtfoid::regprocedure,
       x.evtenabled
  FROM pg_event_trigger x
  LEFT JOIN pg_description d ON d.classoid = 'pg_event_trigger'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_event_trigger'::regclass AND e.objid = x.oid AND e.deptype = 'e')
