-- The tables of a schema, without those that belong to an extension.
-- ? schema, NULL: the one that new tables are made in
SELECT c.relname
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f')
  AND n.nspname = coalesce(?::text, pg_catalog.current_schema()::text)
  AND NOT EXISTS (
      SELECT
      FROM pg_catalog.pg_depend d
      WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.objsubid = 0
        AND d.deptype = 'e')
ORDER BY c.relname COLLATE "C"
