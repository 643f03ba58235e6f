-- Ends the sessions of a database, which could not be dropped otherwise.
-- ? its name
SELECT pg_catalog.pg_terminate_backend(a.pid)
FROM pg_catalog.pg_stat_activity a
WHERE a.datname = ? AND a.pid <> pg_catalog.pg_backend_pid()
