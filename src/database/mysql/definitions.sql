-- Procedures, functions and events of a schema.
-- ? schema, NULL: the one that is chosen
SELECT d.kind, d.name, d.source
FROM (SELECT lower(r.routine_type) AS kind,
             r.routine_name AS name,
             r.routine_schema AS place,
             concat_ws(' ',
                       (SELECT group_concat(concat_ws(' ', p.parameter_mode, p.parameter_name, p.dtd_identifier)
                                            ORDER BY p.ordinal_position SEPARATOR ', ')
                        FROM information_schema.parameters p
                        WHERE p.specific_schema = r.routine_schema AND p.specific_name = r.specific_name),
                       r.is_deterministic, r.sql_data_access, r.security_type, r.routine_definition) AS source
      FROM information_schema.routines r
      UNION ALL
      SELECT 'event', e.event_name, e.event_schema,
             concat_ws(' ', e.execute_at, e.interval_value, e.interval_field, e.starts, e.ends, e.status,
                       e.on_completion, e.event_definition)
      FROM information_schema.events e) AS d
WHERE d.place = coalesce(?, database())
ORDER BY d.kind, d.name
