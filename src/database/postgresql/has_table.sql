-- Whether a table or view is there.
-- ? name
-- ? schema, NULL: where an unqualified name is looked for
SELECT EXISTS (
    SELECT
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN (SELECT ?::text AS name, ?::text AS schema) wanted ON c.relname = wanted.name
    WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
      AND CASE WHEN wanted.schema IS NULL
               THEN pg_catalog.pg_table_is_visible(c.oid) AND n.nspname <> 'pg_catalog'
               ELSE n.nspname = wanted.schema END)
