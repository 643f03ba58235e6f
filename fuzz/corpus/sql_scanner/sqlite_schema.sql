PRAGMA foreign_keys = ON;
BEGIN IMMEDIATE TRANSACTION;
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    email TEXT NOT NULL COLLATE NOCASE UNIQUE,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    full_name TEXT GENERATED ALWAYS AS (email || ';') VIRTUAL
) STRICT;
CREATE UNIQUE INDEX users_lower ON users (lower(email)) WHERE active <> 0;
CREATE VIEW active_users AS WITH a AS (SELECT * FROM users WHERE active) SELECT id, email FROM a;
INSERT INTO users (email) VALUES ('a@x.org'), ('b;c@x.org') ON CONFLICT (email) DO NOTHING;
WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3)
INSERT INTO users (email) SELECT 'u' || i FROM n;
with q as (select 1) select * from q;
SAVEPOINT one; ROLLBACK TO one; RELEASE one;
COMMIT;
END TRANSACTION;
VACUUM;
ALTER TABLE users RENAME COLUMN active TO is_active;
VALUES (1), (2);
SELECT count(*) FROM users
