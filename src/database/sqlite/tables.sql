-- The user's tables: without SQLite's own, and without the hidden parts of virtual ones.
-- ?1 schema, NULL: main
SELECT name
FROM pragma_table_list
WHERE schema = coalesce(?1, 'main') COLLATE NOCASE
  AND type IN ('table', 'virtual')
  AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY name
