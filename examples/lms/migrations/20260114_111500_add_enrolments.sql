-- Add enrolments
--
-- Who takes which course, and how far everybody has come with each resource.
--
-- revision: 20260114_111500
-- revises: 20260112_080000

-- upgrade
CREATE TABLE enrolments (
    id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'active',
    enrolled_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    completed_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_enrolments_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_enrolments_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT ck_enrolments_status CHECK (status IN ('active', 'completed', 'cancelled'))
);

CREATE INDEX ix_enrolments_user_id ON enrolments (user_id);
CREATE INDEX ix_enrolments_course_id ON enrolments (course_id, status);

CREATE TABLE resource_progress (
    user_id VARCHAR(26) NOT NULL,
    resource_id VARCHAR(26) NOT NULL,
    percent SMALLINT NOT NULL DEFAULT 0,
    started_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    completed_at TIMESTAMP NULL,
    PRIMARY KEY (user_id, resource_id),
    CONSTRAINT fk_resource_progress_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_resource_progress_resource FOREIGN KEY (resource_id)
        REFERENCES course_resources (id) ON DELETE CASCADE,
    CONSTRAINT ck_resource_progress_percent CHECK (percent BETWEEN 0 AND 100)
);

CREATE INDEX ix_resource_progress_resource_id ON resource_progress (resource_id);

-- downgrade
DROP TABLE resource_progress;
DROP TABLE enrolments;
