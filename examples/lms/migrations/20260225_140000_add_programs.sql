-- Add programs
--
-- A program is a series of courses that is enrolled in, and paid for, as one.
--
-- revision: 20260225_140000
-- revises: 20260223_090000

-- upgrade
CREATE TABLE programs (
    id VARCHAR(26) NOT NULL,
    code VARCHAR(20) NOT NULL,
    title VARCHAR(150) NOT NULL,
    description TEXT NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'draft',
    price NUMERIC(10, 2) NOT NULL DEFAULT 0,
    template_id VARCHAR(26) NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_programs_code UNIQUE (code),
    CONSTRAINT fk_programs_template FOREIGN KEY (template_id)
        REFERENCES certificate_templates (id) ON DELETE SET NULL,
    CONSTRAINT ck_programs_status CHECK (status IN ('draft', 'open', 'closed')),
    CONSTRAINT ck_programs_price CHECK (price >= 0)
);

CREATE INDEX ix_programs_template_id ON programs (template_id);

CREATE TABLE program_courses (
    program_id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    sort_order INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (program_id, course_id),
    CONSTRAINT fk_program_courses_program FOREIGN KEY (program_id)
        REFERENCES programs (id) ON DELETE CASCADE,
    CONSTRAINT fk_program_courses_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE
);

CREATE INDEX ix_program_courses_course_id ON program_courses (course_id);

CREATE TABLE program_enrolments (
    program_id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    enrolled_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    completed_at TIMESTAMP NULL,
    PRIMARY KEY (program_id, user_id),
    CONSTRAINT fk_program_enrolments_program FOREIGN KEY (program_id)
        REFERENCES programs (id) ON DELETE CASCADE,
    CONSTRAINT fk_program_enrolments_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_program_enrolments_user_id ON program_enrolments (user_id);

-- downgrade
DROP TABLE program_enrolments;
DROP TABLE program_courses;
DROP TABLE programs;
