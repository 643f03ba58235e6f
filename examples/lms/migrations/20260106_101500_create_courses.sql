-- Create courses
--
-- revision: 20260106_101500
-- revises: 20260105_090000

-- upgrade
CREATE TABLE courses (
    id VARCHAR(26) NOT NULL,
    code VARCHAR(20) NOT NULL,
    title VARCHAR(150) NOT NULL,
    summary VARCHAR(280) NOT NULL,
    description TEXT NOT NULL,
    level SMALLINT NOT NULL DEFAULT 0,
    status VARCHAR(10) NOT NULL DEFAULT 'draft',
    mode VARCHAR(10) NOT NULL DEFAULT 'self_paced',
    is_public BOOLEAN NOT NULL DEFAULT FALSE,
    capacity INTEGER NULL,
    starts_on DATE NULL,
    ends_on DATE NULL,
    price NUMERIC(10, 2) NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    cover_path VARCHAR(200) NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_courses_code UNIQUE (code),
    CONSTRAINT ck_courses_level CHECK (level BETWEEN 0 AND 3),
    CONSTRAINT ck_courses_status CHECK (status IN ('draft', 'open', 'closed', 'finished')),
    CONSTRAINT ck_courses_mode CHECK (mode IN ('self_paced', 'time_based', 'live')),
    CONSTRAINT ck_courses_capacity CHECK (capacity IS NULL OR capacity > 0),
    CONSTRAINT ck_courses_dates
        CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on),
    CONSTRAINT ck_courses_price CHECK (price >= 0)
);

CREATE INDEX ix_courses_status ON courses (status);

CREATE TABLE course_instructors (
    course_id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    is_lead BOOLEAN NOT NULL DEFAULT FALSE,
    since DATE NOT NULL,
    PRIMARY KEY (course_id, user_id),
    CONSTRAINT fk_course_instructors_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_course_instructors_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_course_instructors_user_id ON course_instructors (user_id);

-- downgrade
DROP TABLE course_instructors;
DROP TABLE courses;
