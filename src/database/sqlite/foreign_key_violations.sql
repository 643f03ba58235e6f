-- Rows of the table, and of those that refer to it, that miss what they refer to.
-- main. stands for the schema.
-- ?1 schema
-- ?2 table
WITH concerned AS (
    SELECT m.name
    FROM main.sqlite_master AS m
    WHERE m.type = 'table'
      AND (m.name = ?2 COLLATE NOCASE
           OR EXISTS (SELECT 1 FROM pragma_foreign_key_list(m.name, ?1) AS f
                      WHERE f."table" = ?2 COLLATE NOCASE))
)
SELECT v."table", v.rowid, v.parent
FROM concerned, pragma_foreign_key_check(concerned.name, ?1) AS v
