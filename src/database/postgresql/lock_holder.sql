-- Who has an advisory lock, what its application calls itself, and what the session runs that works under it: the
-- name of the session that has the lock is "alambique PID …" with the pid of that one.
-- ? upper half of the key
-- ? lower half
SELECT l.pid,
       h.application_name,
       h.usename,
       pg_catalog.to_char(h.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
       w.pid,
       w.application_name,
       CASE WHEN w.state <> 'idle' THEN w.query END
FROM pg_catalog.pg_locks l
LEFT JOIN pg_catalog.pg_stat_activity h ON h.pid = l.pid
LEFT JOIN pg_catalog.pg_stat_activity w
       ON h.application_name ~ '^alambique [0-9]+ '
      AND w.pid::text = pg_catalog.split_part(h.application_name, ' ', 2)
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
  AND l.classid::bigint = ?::bigint AND l.objid::bigint = ?::bigint
LIMIT 1
