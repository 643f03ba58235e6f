-- The columns of virtual tables, which only their modules know.
-- main. stands for the schema.
-- ?1 schema
-- ?2 table, NULL: all
SELECT m.name, c.name, c.type, c."notnull", c.hidden
FROM main.sqlite_master AS m
JOIN pragma_table_xinfo(m.name, ?1) AS c
WHERE m.type = 'table'
  AND m.sql LIKE 'CREATE VIRTUAL TABLE%'
  AND (?2 IS NULL OR m.name = ?2 COLLATE NOCASE)
ORDER BY m.name, c.cid
