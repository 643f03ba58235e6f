-- The triggers of a schema.
-- ? schema, NULL: the one that is chosen; ? table, where there is one
SELECT t.trigger_name, t.event_object_table, t.action_timing, t.event_manipulation, t.action_statement
FROM information_schema.triggers t
WHERE t.trigger_schema = coalesce(?, database()) /*table: AND t.event_object_table = ? */
ORDER BY t.trigger_name
