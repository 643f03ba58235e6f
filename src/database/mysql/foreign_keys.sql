-- The foreign keys of a schema, a row for each of their columns.
-- ? schema, NULL: the one that is chosen; ? table, where there is one
SELECT t.table_name, t.constraint_name, t.column_name, t.referenced_table_schema, t.referenced_table_name,
       t.referenced_column_name, r.update_rule, r.delete_rule, t.referenced_table_schema = t.table_schema
FROM information_schema.key_column_usage t
    JOIN information_schema.referential_constraints r
        ON r.constraint_schema = t.constraint_schema AND r.constraint_name = t.constraint_name
            AND r.table_name = t.table_name
WHERE t.table_schema = coalesce(?, database()) /*table: AND t.table_name = ? */
    AND t.referenced_table_name IS NOT NULL
ORDER BY t.table_name, t.constraint_name, t.ordinal_position
