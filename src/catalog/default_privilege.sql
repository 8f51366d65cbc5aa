-- What is granted on objects that a role makes later (ALTER DEFAULT PRIVILEGES). Within a schema it comes on
-- top; otherwise it takes the place of what the sort of object grants by itself.
-- only if: pg_default_acl
WITH granted AS MATERIALIZED (
  SELECT d.oid, d.defaclrole AS owner, n.nspname, d.defaclobjtype, d.defaclacl AS acl,
         CASE WHEN d.defaclnamespace = 0 THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)
              ELSE acldefault('c', d.defaclrole) END AS base
    FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
)
SELECT g.oid, 0, 0, 0, '', '',
       CASE g.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
                            WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END
       || ' FOR ROLE ' || quote_ident(pg_get_userbyid(g.owner)) || coalesce(' IN SCHEMA ' || quote_ident(g.nspname), ''), NULL,
       quote_ident(pg_get_userbyid(g.owner)), h.grantees, h.privileges, h.grantable, h.grantors,
       b.grantees, b.privileges, b.grantable, b.grantors,
       true   -- >=17
       false  -- <17
  FROM granted g
  LEFT JOIN (
    SELECT g.oid, array_agg(CASE x.grantee WHEN 0 THEN 'PUBLIC' WHEN g.owner THEN '' ELSE quote_ident(pg_get_userbyid(x.grantee)) END) AS grantees,
           array_agg(x.privilege_type) AS privileges, array_agg(x.is_grantable) AS grantable,
           array_agg(''::text) AS grantors
      FROM granted g CROSS JOIN aclexplode(g.acl) x GROUP BY 1) h ON h.oid = g.oid
  LEFT JOIN (
    SELECT g.oid, array_agg(CASE x.grantee WHEN 0 THEN 'PUBLIC' WHEN g.owner THEN '' ELSE quote_ident(pg_get_userbyid(x.grantee)) END) AS grantees,
           array_agg(x.privilege_type) AS privileges, array_agg(x.is_grantable) AS grantable,
           array_agg(''::text) AS grantors
      FROM granted g CROSS JOIN aclexplode(g.base) x GROUP BY 1) b ON b.oid = g.oid
