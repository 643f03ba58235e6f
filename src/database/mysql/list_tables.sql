-- The tables of a schema.
-- ? schema, NULL: the one that is chosen
SELECT table_name
FROM information_schema.tables
WHERE table_schema = coalesce(?, database()) AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')
ORDER BY CAST(table_name AS CHAR CHARACTER SET utf8mb4) COLLATE utf8mb4_bin
