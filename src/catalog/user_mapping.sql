-- User mappings. Their options are there for superusers and owners only.
-- only if: pg_foreign_server
SELECT x.umid, 0, 0, 0, '', x.srvname, CASE WHEN x.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(x.usename) END, NULL,
       'FOR ' || CASE WHEN x.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(x.usename) END || ' SERVER ' || quote_ident(x.srvname),
       'USER MAPPING FOR ' || CASE WHEN x.umuser = 0 THEN 'PUBLIC' ELSE quote_ident(x.usename) END || ' SERVER ' || quote_ident(x.srvname),
       ARRAY(SELECT o::text FROM unnest(x.umoptions) o ORDER BY o COLLATE "C")
  FROM pg_user_mappings x
