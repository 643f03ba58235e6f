-- Add certificates
--
-- revision: 20260126_100000
-- revises: 20260121_160000

-- upgrade
CREATE TABLE certificate_templates (
    id VARCHAR(26) NOT NULL,
    code VARCHAR(25) NOT NULL,
    title VARCHAR(100) NOT NULL,
    html TEXT NOT NULL,
    css TEXT NULL,
    is_enabled BOOLEAN NOT NULL DEFAULT TRUE,
    PRIMARY KEY (id),
    CONSTRAINT uq_certificate_templates_code UNIQUE (code)
);

INSERT INTO certificate_templates (id, code, title, html)
VALUES ('01KFW0000000000000DEFAULT0', 'default', 'Certificate of completion',
        '<h1>{{ course }}</h1> <p>{{ student }} -- {{ issued_on }}</p>');

CREATE TABLE certificates (
    id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    template_id VARCHAR(26) NOT NULL,
    grade NUMERIC(5, 2) NULL,
    issued_on DATE NOT NULL,
    expires_on DATE NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_certificates_user_course UNIQUE (user_id, course_id, issued_on),
    CONSTRAINT fk_certificates_user FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT fk_certificates_course FOREIGN KEY (course_id) REFERENCES courses (id),
    CONSTRAINT fk_certificates_template FOREIGN KEY (template_id)
        REFERENCES certificate_templates (id),
    CONSTRAINT ck_certificates_grade CHECK (grade IS NULL OR grade BETWEEN 0 AND 100),
    CONSTRAINT ck_certificates_expires_on CHECK (expires_on IS NULL OR expires_on > issued_on)
);

CREATE INDEX ix_certificates_course_id ON certificates (course_id);
CREATE INDEX ix_certificates_template_id ON certificates (template_id);

-- downgrade
DROP TABLE certificates;
DROP TABLE certificate_templates;
