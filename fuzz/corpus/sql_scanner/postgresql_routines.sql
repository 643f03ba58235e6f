CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $fn$
DECLARE n int := 0;
BEGIN
    -- a comment with ' and $$
    IF NEW.id IS NULL THEN RAISE EXCEPTION 'no id; %', NEW; END IF;
    EXECUTE $q$SELECT 1;$q$;
    RETURN NEW;
END;
$fn$;

CREATE FUNCTION add(a int, b int) RETURNS int
BEGIN ATOMIC
    SELECT CASE WHEN a > b THEN a ELSE b END;
    SELECT a + b;
END;

create or replace procedure insert_data(a integer, b integer)
begin atomic
    insert into tbl values (a);
    insert into tbl values (case a when 1 then b end);
end; select 1;

CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1;
CREATE RULE r AS ON UPDATE TO t DO ALSO (INSERT INTO log VALUES (1); DELETE FROM x WHERE a = ')');
CREATE RULE n AS ON DELETE TO t DO INSTEAD NOTHING;
CREATE SCHEMA s AUTHORIZATION joe CREATE TABLE t (a int) CREATE VIEW v AS SELECT * FROM t GRANT SELECT ON v TO x;
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
DO $$ BEGIN PERFORM 1; END $$;
DO LANGUAGE plpgsql $$ BEGIN PERFORM 2; END $$;
