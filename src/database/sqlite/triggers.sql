-- The statements that make SQLite compile the triggers of the schema: one for each table or view and event.
-- main. stands for the schema.
-- ?1 schema
WITH owners AS (
    SELECT tbl_name AS owner, group_concat(name, ', ') AS names
    FROM main.sqlite_master
    WHERE type = 'trigger'
    GROUP BY tbl_name
), qualified AS (
    SELECT owner, names,
           '"' || replace(?1, '"', '""') || '"."' || replace(owner, '"', '""') || '"' AS target
    FROM owners
)
SELECT names, 'EXPLAIN DELETE FROM ' || target FROM qualified
UNION ALL
SELECT names, 'EXPLAIN INSERT INTO ' || target || ' DEFAULT VALUES' FROM qualified
UNION ALL
SELECT names, 'EXPLAIN UPDATE ' || target || ' SET ' || (
    SELECT group_concat('"' || replace(c.name, '"', '""') || '" = NULL', ', ')
    FROM pragma_table_info(owner, ?1) AS c)
FROM qualified
