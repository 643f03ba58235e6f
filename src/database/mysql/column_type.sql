-- How many characters a column holds, and in what character set.
-- ? schema, NULL: the one that is chosen; ? table; ? column
SELECT character_maximum_length, character_set_name, collation_name
FROM information_schema.columns
WHERE table_schema = coalesce(?, database()) AND table_name = ? AND column_name = ?
