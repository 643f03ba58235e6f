-- Name the CSRF seed
--
-- configuration.r said nothing of what it holds; its value is kept. The new switches are off, so
-- that a site behaves after the upgrade as it did before.
--
-- revision: 20260216_083000
-- revises: 20260211_150000

-- upgrade
ALTER TABLE configuration RENAME COLUMN r TO csrf_seed;
ALTER TABLE configuration ADD COLUMN allow_unverified_login BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE configuration ADD COLUMN enable_uploads BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE configuration ADD COLUMN max_upload_megabytes INTEGER NOT NULL DEFAULT 1;
ALTER TABLE configuration ADD COLUMN enable_forum BOOLEAN NOT NULL DEFAULT FALSE;

-- downgrade
ALTER TABLE configuration DROP COLUMN enable_forum;
ALTER TABLE configuration DROP COLUMN max_upload_megabytes;
ALTER TABLE configuration DROP COLUMN enable_uploads;
ALTER TABLE configuration DROP COLUMN allow_unverified_login;
ALTER TABLE configuration RENAME COLUMN csrf_seed TO r;
