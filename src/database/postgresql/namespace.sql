-- The schema and, where one table or view is asked for, that.
-- ? schema, NULL: the one that new tables are made in; for a table, where an unqualified name is looked for
-- ? table or view, NULL: all
SELECT n.oid, c.oid, n.nspname
FROM (SELECT ?::text AS schema, ?::text AS name) wanted
LEFT JOIN pg_catalog.pg_class c
       ON c.relname = wanted.name AND c.relkind IN ('r', 'p', 'f', 'v', 'm')
      AND (CASE WHEN wanted.schema IS NULL THEN pg_catalog.pg_table_is_visible(c.oid)
                ELSE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = wanted.schema) END)
JOIN pg_catalog.pg_namespace n
  ON CASE WHEN wanted.name IS NOT NULL THEN n.oid = c.relnamespace
          ELSE n.nspname = coalesce(wanted.schema, pg_catalog.current_schema()::text) END
