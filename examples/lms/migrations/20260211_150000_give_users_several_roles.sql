-- Give users several roles
--
-- users.user_type held one role as a word. Every user keeps that role as a row of user_roles; a
-- word that names no role becomes 'student', the least of them. The way back keeps the highest.
--
-- revision: 20260211_150000
-- revises: 20260202_094500

-- upgrade
CREATE TABLE roles (
    code VARCHAR(20) NOT NULL,
    title VARCHAR(50) NOT NULL,
    seniority INTEGER NOT NULL,
    PRIMARY KEY (code),
    CONSTRAINT uq_roles_seniority UNIQUE (seniority)
);

INSERT INTO roles (code, title, seniority) VALUES
    ('student', 'Student', 10),
    ('moderator', 'Moderator', 20),
    ('instructor', 'Instructor', 30),
    ('admin', 'Administrator', 40);

CREATE TABLE user_roles (
    user_id VARCHAR(26) NOT NULL,
    role_code VARCHAR(20) NOT NULL,
    granted_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (user_id, role_code),
    CONSTRAINT fk_user_roles_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_user_roles_role FOREIGN KEY (role_code) REFERENCES roles (code)
);

CREATE INDEX ix_user_roles_role_code ON user_roles (role_code);

INSERT INTO user_roles (user_id, role_code, granted_at)
SELECT users.id, COALESCE(roles.code, 'student'), users.created_at
FROM users LEFT JOIN roles ON roles.code = users.user_type;

ALTER TABLE users DROP COLUMN user_type;

-- downgrade
ALTER TABLE users ADD COLUMN user_type VARCHAR(20) NOT NULL DEFAULT 'student';

UPDATE users
SET user_type = COALESCE(
    (SELECT roles.code FROM user_roles JOIN roles ON roles.code = user_roles.role_code
     WHERE user_roles.user_id = users.id
     ORDER BY roles.seniority DESC LIMIT 1), 'student');

DROP TABLE user_roles;
DROP TABLE roles;
