SELECT 1;
-- revision: a
-- upgrade
