-- Whether there is a procedure, function or event of this name.
-- ? schema, NULL: the one that is chosen; ? name
SELECT 1
FROM (SELECT routine_schema AS object_schema, routine_name AS name FROM information_schema.routines
      UNION ALL
      SELECT event_schema, event_name FROM information_schema.events) AS o
WHERE o.object_schema = coalesce(?, database()) AND o.name = ?
