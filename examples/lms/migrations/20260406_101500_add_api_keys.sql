-- Add API keys
--
-- Other systems may enrol students, and read the overview of courses.
--
-- revision: 20260406_101500
-- revises: 20260330_093000

-- upgrade
CREATE TABLE api_keys (
    id VARCHAR(26) NOT NULL,
    name VARCHAR(100) NOT NULL,
    key_hash VARCHAR(128) NOT NULL,
    owner_id VARCHAR(26) NOT NULL,
    allowed_origin VARCHAR(200) NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_used_at TIMESTAMP NULL,
    revoked_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_api_keys_key_hash UNIQUE (key_hash),
    CONSTRAINT fk_api_keys_owner FOREIGN KEY (owner_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_api_keys_owner_id ON api_keys (owner_id);

CREATE TABLE remote_enrolments (
    id VARCHAR(26) NOT NULL,
    request_id VARCHAR(100) NOT NULL,
    api_key_id VARCHAR(26) NOT NULL,
    enrolment_id VARCHAR(26) NULL,
    email VARCHAR(150) NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'received',
    payload TEXT NULL,
    received_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT uq_remote_enrolments_request_id UNIQUE (request_id),
    CONSTRAINT fk_remote_enrolments_api_key FOREIGN KEY (api_key_id) REFERENCES api_keys (id),
    CONSTRAINT fk_remote_enrolments_enrolment FOREIGN KEY (enrolment_id)
        REFERENCES enrolments (id) ON DELETE SET NULL,
    CONSTRAINT ck_remote_enrolments_status CHECK (status IN ('received', 'done', 'refused'))
);

CREATE INDEX ix_remote_enrolments_api_key_id ON remote_enrolments (api_key_id);
CREATE INDEX ix_remote_enrolments_enrolment_id ON remote_enrolments (enrolment_id);

CREATE VIEW course_overview AS
SELECT courses.id, courses.code, courses.title,
       (SELECT COUNT(*) FROM enrolments
        WHERE enrolments.course_id = courses.id AND enrolments.status <> 'cancelled') AS students,
       (SELECT COALESCE(SUM(payments.amount), 0) FROM payments
        WHERE payments.course_id = courses.id AND payments.status = 'completed') AS income
FROM courses;

-- downgrade
DROP VIEW course_overview;
DROP TABLE remote_enrolments;
DROP TABLE api_keys;
