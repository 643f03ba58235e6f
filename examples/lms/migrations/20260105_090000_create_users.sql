-- Create users
--
-- Everybody who can log in. Identifiers are ULIDs made by the application, so that the same
-- statement creates a table in every database.
--
-- revision: 20260105_090000
-- revises:

-- upgrade
CREATE TABLE users (
    id VARCHAR(26) NOT NULL,
    login VARCHAR(150) NOT NULL,
    email VARCHAR(150) NULL,
    password_hash VARCHAR(255) NOT NULL,
    first_name VARCHAR(100) NOT NULL,
    last_name VARCHAR(100) NOT NULL DEFAULT '',
    is_active BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_seen_at TIMESTAMP NULL,
    user_type VARCHAR(20) NOT NULL DEFAULT 'student',
    PRIMARY KEY (id),
    CONSTRAINT uq_users_login UNIQUE (login),
    CONSTRAINT uq_users_email UNIQUE (email)
);

CREATE INDEX ix_users_last_name ON users (last_name, first_name);

-- downgrade
DROP TABLE users;
