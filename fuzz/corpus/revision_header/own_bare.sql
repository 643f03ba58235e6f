-- upgrade
SELECT 1;
