-- Whether there is a trigger of this name.
-- ? schema, NULL: the one that is chosen; ? name
SELECT 1 FROM information_schema.triggers WHERE trigger_schema = coalesce(?, database()) AND trigger_name = ?
