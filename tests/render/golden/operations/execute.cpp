#include <retort/revision.hpp>

RETORT_REVISION("ae1027a6acf2", revises("1975ea83b712"), created("2025-01-01T12:00:00Z"), message("execute"))

void upgrade(Operations& op) {
  // Names that were never set.
  op.execute("UPDATE auth.users SET name = email WHERE name IS NULL");

  op.execute(R"sql_(
CREATE FUNCTION half(n integer) RETURNS integer LANGUAGE sql AS $f$
  SELECT n / 2; -- )sql"
$f$;
SELECT half(4);
)sql_");

  op.execute(R"sql(
SELECT half($1), $2::text, '$1', $$ $2 $$, "n".x$1 -- $3
FROM (SELECT - $1 AS x$1) n
)sql", {-4, "it's"});

  // Old ones\.
  // are not needed\.
  op.execute(R"sql(
DELETE FROM auth.users WHERE created_at < now() - interval '10 years' AND is_deleted AND name = 'somebody'
)sql");
}

void downgrade(Operations&) {}
