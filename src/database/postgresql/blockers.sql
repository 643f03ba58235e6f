-- The sessions that keep another one waiting for a lock, with what they do.
-- ? pid of the one that waits
SELECT a.pid,
       a.application_name,
       coalesce(a.usename::text, 'the server'),
       CASE a.state WHEN 'active' THEN 'working'
                    WHEN 'idle in transaction' THEN 'idle in a transaction'
                    ELSE coalesce(a.state, 'working') END,
       a.query,
       date_trunc('second', clock_timestamp() - coalesce(a.xact_start, a.state_change, a.backend_start))::text
FROM pg_catalog.pg_stat_activity a
WHERE a.pid = ANY (pg_catalog.pg_blocking_pids(?::integer))
ORDER BY a.pid
LIMIT 5
