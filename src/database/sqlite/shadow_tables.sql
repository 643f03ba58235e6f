-- The tables in which virtual ones keep their rows.
-- ?1 schema
SELECT name FROM pragma_table_list WHERE schema = ?1 COLLATE NOCASE AND type = 'shadow'
