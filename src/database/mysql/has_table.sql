-- Whether there is a table or view of this name.
-- ? schema, NULL: the one that is chosen; ? name
SELECT 1 FROM information_schema.tables WHERE table_schema = coalesce(?, database()) AND table_name = ?
