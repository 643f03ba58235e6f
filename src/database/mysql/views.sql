-- The views of a schema.
-- ? schema, NULL: the one that is chosen
SELECT t.table_name,
       -- the server names the schema, which would be another one in another database
       replace(t.view_definition, concat('`', replace(t.table_schema, '`', '``'), '`.'), ''),
       t.check_option, t.security_type
FROM information_schema.views t
WHERE t.table_schema = coalesce(?, database())
ORDER BY t.table_name
