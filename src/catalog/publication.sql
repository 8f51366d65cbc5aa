-- Publications. The tables and schemas in one are objects of their own (publication_member.sql).
-- only if: pg_publication
SELECT x.oid, 0, 0, 0, '', '', x.pubname, d.description,
       quote_ident(x.pubname), 'PUBLICATION ' || quote_ident(x.pubname),
       CASE WHEN x.puballtables THEN ' FOR ALL TABLES' ELSE '' END,
       concat_ws(', ', 'publish = ''' || concat_ws(', ', CASE WHEN x.pubinsert THEN 'insert' END, CASE WHEN x.pubupdate THEN 'update' END,
                                         CASE WHEN x.pubdelete THEN 'delete' END, CASE WHEN x.pubtruncate THEN 'truncate' END) || '''',
         'publish_via_partition_root = ' || x.pubviaroot),
       NULL  -- <18
       CASE x.pubgencols WHEN 's' THEN ', publish_generated_columns = stored' ELSE ', publish_generated_columns = none' END  -- >=18
  FROM pg_publication x
  LEFT JOIN pg_description d ON d.classoid = 'pg_publication'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_publication'::regclass AND e.objid = x.oid AND e.deptype = 'e')
