-- Which composite type a table is made of (CREATE TABLE … OF).
-- only if: pg_class WHERE reloftype <> 0
SELECT c.oid, 0, c.oid, 0, n.nspname, c.relname, 'of', NULL,
       format_type(c.reloftype, NULL), c.reloftype,
       ARRAY(SELECT a.attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.reloftype <> 0 AND c.relpersistence <> 't'
   AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
