-- The CHECKs of a schema on MariaDB; the level says whether it is part of the column that it is named after.
-- ? schema, NULL: the one that is chosen; ? table, where there is one
SELECT t.table_name, t.constraint_name, t.check_clause, t.level = 'Column'
FROM information_schema.check_constraints t
WHERE t.constraint_schema = coalesce(?, database()) /*table: AND t.table_name = ? */
ORDER BY t.table_name, t.constraint_name
