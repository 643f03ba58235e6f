-- The members of all keys and indexes of a schema. MySQL since 8.0.13 has expressions among them: there they
-- come before the NULL.
-- ? schema, NULL: the one that is chosen; ? table, where there is one
SELECT t.table_name, t.index_name, t.non_unique, t.column_name, t.sub_part, t.collation, t.index_type, t.index_comment,
       /*mysql8: t.expression, */ NULL
FROM information_schema.statistics t
WHERE t.table_schema = coalesce(?, database()) /*table: AND t.table_name = ? */
ORDER BY t.table_name, t.index_name, t.seq_in_index
