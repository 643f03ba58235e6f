-- What the user made, with its text: tables, indexes, views, triggers. The parts that SQLite makes itself (the indexes
-- of keys, sqlite_sequence) have no text or a name that begins with sqlite_.
-- main. stands for the schema.
-- ?1 table that it belongs to, NULL: all
SELECT type, name, tbl_name, sql
FROM main.sqlite_master
WHERE (?1 IS NULL OR tbl_name = ?1 COLLATE NOCASE)
  AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
  AND sql IS NOT NULL
ORDER BY name
