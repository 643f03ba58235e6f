-- Add sections and resources
--
-- A course is divided into sections, a section holds resources: a text, a file, a video, a meeting.
--
-- revision: 20260112_080000
-- revises: 20260108_143000

-- upgrade
CREATE TABLE course_sections (
    id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    title VARCHAR(150) NOT NULL,
    description VARCHAR(500) NOT NULL DEFAULT '',
    sort_order INTEGER NOT NULL DEFAULT 0,
    is_published BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (id),
    CONSTRAINT fk_course_sections_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE
);

CREATE INDEX ix_course_sections_course_id ON course_sections (course_id, sort_order);

CREATE TABLE course_resources (
    id VARCHAR(26) NOT NULL,
    section_id VARCHAR(26) NOT NULL,
    title VARCHAR(150) NOT NULL,
    description TEXT NOT NULL,
    kind VARCHAR(20) NOT NULL,
    requirement VARCHAR(10) NOT NULL DEFAULT 'required',
    sort_order INTEGER NOT NULL DEFAULT 0,
    url VARCHAR(250) NULL,
    body TEXT NULL,
    is_public BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (id),
    CONSTRAINT fk_course_resources_section FOREIGN KEY (section_id)
        REFERENCES course_sections (id) ON DELETE CASCADE,
    CONSTRAINT ck_course_resources_kind
        CHECK (kind IN ('audio', 'file', 'image', 'link', 'meeting', 'slides', 'text', 'video')),
    CONSTRAINT ck_course_resources_requirement
        CHECK (requirement IN ('required', 'optional', 'substitute'))
);

CREATE INDEX ix_course_resources_section_id ON course_resources (section_id, sort_order);

-- downgrade
DROP TABLE course_resources;
DROP TABLE course_sections;
