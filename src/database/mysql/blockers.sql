-- Sessions with an open transaction, the oldest first: one of them may have what another waits for. The user needs the
-- PROCESS privilege.
SELECT t.trx_mysql_thread_id, p.user, p.host, date_format(t.trx_started, '%Y-%m-%d %H:%i:%s'),
       left(replace(coalesce(p.info, 'nothing at the moment'), '\n', ' '), 100)
FROM information_schema.innodb_trx t
    JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
WHERE p.id <> connection_id()
ORDER BY t.trx_started
LIMIT 3
