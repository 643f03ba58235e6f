-- The columns of all tables of a schema. On MySQL 8 a type of places has the number of its reference system.
-- ? schema, NULL: the one that is chosen; ? table, where there is one
SELECT t.table_name, t.column_name,
       concat(t.column_type, /*mysql8: coalesce(concat(' SRID ', t.srs_id), ''), */ ''), t.is_nullable, t.column_default,
       t.extra, t.character_set_name, t.collation_name, t.column_comment, t.generation_expression, t.column_key
FROM information_schema.columns t
WHERE t.table_schema = coalesce(?, database()) /*table: AND t.table_name = ? */
ORDER BY t.table_name, t.ordinal_position
