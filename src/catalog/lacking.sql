-- Indexes of partitioned tables that some tables below lack, with those. (The server may call one invalid that all
-- have by now, where the last of its parts came with a partition; nobody can make such a one.)
WITH lacking AS MATERIALIZED (
  SELECT * FROM (
    SELECT i.indexrelid,
           ARRAY(SELECT quote_ident(tn.nspname) || '.' || quote_ident(t.relname) FROM pg_partition_tree(i.indrelid) d
                   JOIN pg_class t ON t.oid = d.relid AND t.relkind IN ('r', 'p') JOIN pg_namespace tn ON tn.oid = t.relnamespace
                  WHERE NOT EXISTS (SELECT 1 FROM pg_partition_tree(i.indexrelid) y JOIN pg_index yi ON yi.indexrelid = y.relid
                                     WHERE yi.indrelid = d.relid) ORDER BY 1) AS tables
      FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid AND x.relkind = 'I'
     WHERE NOT i.indisvalid) l
   WHERE tables <> '{}'
)
