-- Users
-- revision: one
-- revises:

-- upgrade
CREATE TABLE users (id INTEGER PRIMARY KEY);

-- downgrade
DROP TABLE users;
