INSERT INTO t VALUES (1);
-- upgrade notes
