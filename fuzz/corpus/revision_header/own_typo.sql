-- revision: a
-- upgrade postgres
x;
