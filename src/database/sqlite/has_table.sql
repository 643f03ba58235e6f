-- One row if there is a table or view of that name.
-- ?1 name
-- ?2 schema, NULL: where an unqualified name is looked for
SELECT 1 FROM pragma_table_info(?1, ?2) LIMIT 1
