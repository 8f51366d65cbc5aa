-- What users can make and this role may not read: `kind name`. Whatever is here when two schemas are compared is
-- named to the user instead of being passed over.
-- only if: pg_subscription
SELECT 'subscription ' || quote_ident(s.subname)
  FROM pg_subscription s
 WHERE current_setting('is_superuser') = 'off'
   AND s.subdbid = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())
 ORDER BY 1
