-- Add configuration
--
-- Each of these tables has exactly one row, which the CHECK on its key guarantees.
--
-- revision: 20260119_093000
-- revises: 20260114_111500

-- upgrade
CREATE TABLE configuration (
    id INTEGER NOT NULL,
    title VARCHAR(150) NOT NULL,
    description VARCHAR(500) NOT NULL DEFAULT '',
    language VARCHAR(5) NOT NULL DEFAULT 'en',
    time_zone VARCHAR(50) NOT NULL DEFAULT 'UTC',
    currency VARCHAR(3) NOT NULL DEFAULT 'USD',
    verify_email BOOLEAN NOT NULL DEFAULT FALSE,
    r VARCHAR(64) NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_configuration_one_row CHECK (id = 1)
);

INSERT INTO configuration (id, title, description)
VALUES (1, 'A learning platform', 'Courses; resources; certificates.');

CREATE TABLE mail_configuration (
    id INTEGER NOT NULL,
    server VARCHAR(100) NULL,
    port INTEGER NOT NULL DEFAULT 587,
    username VARCHAR(100) NULL,
    password VARCHAR(255) NULL,
    security VARCHAR(8) NOT NULL DEFAULT 'starttls',
    sender VARCHAR(150) NULL,
    is_verified BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (id),
    CONSTRAINT ck_mail_configuration_one_row CHECK (id = 1),
    CONSTRAINT ck_mail_configuration_port CHECK (port BETWEEN 1 AND 65535),
    CONSTRAINT ck_mail_configuration_security CHECK (security IN ('none', 'starttls', 'tls'))
);

INSERT INTO mail_configuration (id) VALUES (1);

CREATE TABLE site_style (
    id INTEGER NOT NULL,
    theme VARCHAR(40) NOT NULL DEFAULT 'plain',
    logo_path VARCHAR(200) NULL,
    favicon_path VARCHAR(200) NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_site_style_one_row CHECK (id = 1)
);

INSERT INTO site_style (id) VALUES (1);

-- downgrade
DROP TABLE site_style;
DROP TABLE mail_configuration;
DROP TABLE configuration;
