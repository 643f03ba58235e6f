-- The statements that make SQLite compile the views of the schema.
-- main. stands for the schema.
-- ?1 schema
SELECT name,
       'EXPLAIN SELECT * FROM "' || replace(?1, '"', '""') || '"."' || replace(name, '"', '""') || '"'
FROM main.sqlite_master
WHERE type = 'view'
