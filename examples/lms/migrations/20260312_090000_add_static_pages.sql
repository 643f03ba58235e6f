-- Add static pages
--
-- revision: 20260312_090000
-- revises: 20260309_101000

-- upgrade
CREATE TABLE static_pages (
    id VARCHAR(26) NOT NULL,
    slug VARCHAR(50) NOT NULL,
    title VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    PRIMARY KEY (id),
    CONSTRAINT uq_pages_slug UNIQUE (slug)
);

INSERT INTO static_pages (id, slug, title, body)
VALUES ('01KKG000000000000000ABOUT0', 'about', 'About us', 'Who we are.'),
       ('01KKG0000000000000PRIVACY0', 'privacy', 'Privacy', 'What we keep, and for how long.');

CREATE TABLE footer_links (
    id VARCHAR(26) NOT NULL,
    title VARCHAR(100) NOT NULL,
    url VARCHAR(500) NOT NULL,
    sort_order INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (id)
);

CREATE TABLE contact_messages (
    id VARCHAR(26) NOT NULL,
    name VARCHAR(150) NOT NULL,
    email VARCHAR(150) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'new',
    received_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    answered_by_id VARCHAR(26) NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_contact_messages_answered_by FOREIGN KEY (answered_by_id)
        REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_contact_messages_status CHECK (status IN ('new', 'seen', 'answered'))
);

CREATE INDEX ix_contact_messages_answered_by_id ON contact_messages (answered_by_id);

-- downgrade
DROP TABLE contact_messages;
DROP TABLE footer_links;
DROP TABLE static_pages;
