-- The session that has the migration lock: its id, and as far as the user may see it its user, host, since when it has
-- done what it does, and the statement.
-- ? name of the lock
SELECT l.id, p.user, p.host, date_format(utc_timestamp() - INTERVAL p.time SECOND, '%Y-%m-%dT%H:%i:%sZ'),
       left(replace(p.info, '\n', ' '), 200)
FROM (SELECT is_used_lock(concat('alambique.', left(sha2(concat(coalesce(database(), ''), '.', ?), 256), 40))) AS id)
         AS l
    LEFT JOIN information_schema.processlist p ON p.id = l.id
WHERE l.id IS NOT NULL
