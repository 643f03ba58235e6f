-- One try to take the migration lock, and the name it has on the server, where 64 characters are the most and names are
-- shared by all databases.
-- ? name of the lock
SELECT l.name, get_lock(l.name, 0)
FROM (SELECT concat('alambique.', left(sha2(concat(coalesce(database(), ''), '.', ?), 256), 40)) AS name) AS l
