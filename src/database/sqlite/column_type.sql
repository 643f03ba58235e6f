-- A column's type as declared, '' without one; no row if there is no such column.
-- ?1 table
-- ?2 schema, NULL: where an unqualified name is looked for
-- ?3 column
SELECT type FROM pragma_table_info(?1, ?2) WHERE name = ?3 COLLATE NOCASE
