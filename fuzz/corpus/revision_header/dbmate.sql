-- migrate:up
CREATE TABLE a (b int);
INSERT INTO a VALUES (';');

-- migrate:down transaction:false
DROP TABLE a;
-- migrate:up
SELECT 1;
-- migrate:down
SELECT 2;
