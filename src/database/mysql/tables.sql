-- Tables, views and sequences of a schema, with what CREATE TABLE says behind its parenthesis. utf8mb4_bin sorts as
-- names compare in C.
-- ? schema, NULL: the one that is chosen; ? table, where there is one
SELECT t.table_name, t.table_type, t.engine, c.character_set_name, t.table_collation, t.table_comment, t.create_options
FROM information_schema.tables t
    LEFT JOIN information_schema.collations c ON c.collation_name = t.table_collation
WHERE t.table_schema = coalesce(?, database()) /*table: AND t.table_name = ? */
ORDER BY CAST(t.table_name AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_bin
