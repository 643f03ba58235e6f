-- Everything that operations can change in the named MariaDB databases, as one text.
SELECT group_concat(line ORDER BY line SEPARATOR '\n') FROM (
    SELECT concat_ws(' ', 'table', table_schema, table_name, table_type, engine, table_collation, create_options,
                     table_comment) AS line
    FROM information_schema.tables WHERE table_schema IN (<databases>)
    UNION ALL
    SELECT concat_ws(' ', 'column', table_schema, table_name, ordinal_position, column_name, column_type, is_nullable,
                     'default', coalesce(column_default, '-'), extra, collation_name, 'comment', column_comment,
                     'generated', generation_expression)
    FROM information_schema.columns WHERE table_schema IN (<databases>)
    UNION ALL
    SELECT concat_ws(' ', 'index', table_schema, table_name, index_name, seq_in_index, column_name, non_unique, collation,
                     sub_part, index_type, index_comment)
    FROM information_schema.statistics WHERE table_schema IN (<databases>)
    UNION ALL
    SELECT concat_ws(' ', 'constraint', constraint_schema, table_name, constraint_name, constraint_type)
    FROM information_schema.table_constraints WHERE constraint_schema IN (<databases>)
    UNION ALL
    SELECT concat_ws(' ', 'check', constraint_schema, table_name, constraint_name, check_clause)
    FROM information_schema.check_constraints WHERE constraint_schema IN (<databases>)
    UNION ALL
    SELECT concat_ws(' ', 'key', k.constraint_schema, k.table_name, k.constraint_name, k.ordinal_position, k.column_name,
                     k.referenced_table_schema, k.referenced_table_name, k.referenced_column_name, r.update_rule,
                     r.delete_rule)
    FROM information_schema.key_column_usage k
        JOIN information_schema.referential_constraints r ON r.constraint_schema = k.constraint_schema
            AND r.constraint_name = k.constraint_name AND r.table_name = k.table_name
    WHERE k.table_schema IN (<databases>)
) AS found
