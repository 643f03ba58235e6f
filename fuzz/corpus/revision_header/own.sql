-- Add allow_unverified to configuration
--
-- Because it is needed.
--
-- revision: 20260105_145517
-- revises: 20260104_090000, ae10
-- depends on: x
-- branch labels: forum
-- transaction: no
-- create date: 2026-01-05 14:55:17

-- upgrade
ALTER TABLE c ADD COLUMN a BOOLEAN NOT NULL DEFAULT FALSE;
-- upgrade postgresql, mysql
SELECT $$;$$;
-- downgrade
ALTER TABLE c DROP COLUMN a;
-- downgrade mariadb
