-- Triggers: bodies with CASE … END, quoted names called begin and end, comments between the words.
CREATE TABLE "begin" (id INTEGER PRIMARY KEY, [end] TEXT, `trigger` TEXT);
CREATE TABLE log (what TEXT, at TEXT DEFAULT CURRENT_TIMESTAMP);

CREATE TRIGGER t1 AFTER INSERT ON "begin" BEGIN
    INSERT INTO log (what) VALUES (CASE WHEN NEW.id > 1 THEN 'many; END;' ELSE 'one' END);
    UPDATE "begin" SET [end] = 'x;' WHERE id = NEW.id;
END;

CREATE TEMP TRIGGER IF NOT EXISTS t2 BEFORE UPDATE OF [end] ON main."begin"
FOR EACH ROW WHEN NEW.[end] IS NOT OLD.[end]
BEGIN
    SELECT CASE WHEN NEW.[end] = '' THEN RAISE(ABORT, 'empty; no') END;
END
;
create /* here */ temporary -- and here
trigger t3 instead of delete on v begin select 1; /* end; */ end ; select 2;
EXPLAIN CREATE TRIGGER t4 AFTER DELETE ON log BEGIN DELETE FROM log; END;
EXPLAIN QUERY PLAN SELECT 1;
DROP TRIGGER t1; DROP TRIGGER IF EXISTS t2;
CREATE TRIGGER last_one AFTER INSERT ON log BEGIN DELETE FROM log WHERE what IS NULL; END
