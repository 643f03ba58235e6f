-- An index by what CREATE INDEX says: whether it is valid, and its full name.
-- ? its name as written
-- ? its table as written
SELECT i.indisvalid, i.indexrelid::pg_catalog.regclass::text
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
WHERE c.relname = (pg_catalog.parse_ident(?))[1] AND i.indrelid = pg_catalog.to_regclass(?)
