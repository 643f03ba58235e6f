-- The views of a schema.
-- ? schema, NULL: the one that is chosen
SELECT t.table_name, t.view_definition, t.check_option, t.security_type
FROM information_schema.views t
WHERE t.table_schema = coalesce(?, database())
ORDER BY t.table_name
