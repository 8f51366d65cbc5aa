-- execute
-- revision: ae1027a6acf2
-- revises: 1975ea83b712
-- created: 2025-01-01T12:00:00Z

-- retort:upgrade
-- Names that were never set.
UPDATE auth.users SET name = email WHERE name IS NULL;

CREATE FUNCTION half(n integer) RETURNS integer LANGUAGE sql AS $f$
  SELECT n / 2; -- )sql"
$f$;
SELECT half(4);

SELECT half((-4)), 'it''s'::text, '$1', $$ $2 $$, "n".x$1 -- $3
FROM (SELECT - (-4) AS x$1) n;
-- Old ones\.
-- are not needed\.
DELETE FROM auth.users WHERE created_at < now() - interval '10 years' AND is_deleted AND name = 'somebody';

-- retort:downgrade
