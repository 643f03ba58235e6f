-- The CHECKs of a schema on MySQL since 8.0.16.
-- ? schema, NULL: the one that is chosen; ? table, where there is one
SELECT t.table_name, t.constraint_name, c.check_clause, 0
FROM information_schema.table_constraints t
    JOIN information_schema.check_constraints c
        ON c.constraint_schema = t.constraint_schema AND c.constraint_name = t.constraint_name
WHERE t.table_schema = coalesce(?, database()) /*table: AND t.table_name = ? */
    AND t.constraint_type = 'CHECK'
ORDER BY t.table_name, t.constraint_name
