-- How many characters a column holds as declared, 0 unlimited.
-- ? table
-- ? schema, NULL: where an unqualified name is looked for
-- ? column
SELECT CASE WHEN a.atttypid IN ('varchar'::pg_catalog.regtype, 'bpchar'::pg_catalog.regtype) AND a.atttypmod > 4
            THEN a.atttypmod - 4 ELSE 0 END
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN (SELECT ?::text AS name, ?::text AS schema, ?::text AS col) wanted
  ON c.relname = wanted.name AND a.attname = wanted.col
WHERE a.attnum > 0 AND NOT a.attisdropped
  AND CASE WHEN wanted.schema IS NULL THEN pg_catalog.pg_table_is_visible(c.oid) ELSE n.nspname = wanted.schema END
