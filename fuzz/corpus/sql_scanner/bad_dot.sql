.read x.sql
SELECT 1;
