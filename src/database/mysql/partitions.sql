-- The partitions of the tables of a schema, and how many parts each has in turn.
-- ? schema, NULL: the one that is chosen; ? table, where there is one
SELECT t.table_name, t.partition_method, t.partition_expression, t.subpartition_method, t.subpartition_expression,
       t.partition_name, t.partition_description, count(*)
FROM information_schema.partitions t
WHERE t.table_schema = coalesce(?, database()) /*table: AND t.table_name = ? */ AND t.partition_method IS NOT NULL
GROUP BY t.table_name, t.partition_method, t.partition_expression, t.subpartition_method, t.subpartition_expression,
    t.partition_name, t.partition_description, t.partition_ordinal_position
ORDER BY t.table_name, t.partition_ordinal_position
