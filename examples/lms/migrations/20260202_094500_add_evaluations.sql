-- Add evaluations
--
-- revision: 20260202_094500
-- revises: 20260129_120000

-- upgrade
CREATE TABLE evaluations (
    id VARCHAR(26) NOT NULL,
    section_id VARCHAR(26) NOT NULL,
    title VARCHAR(150) NOT NULL,
    description TEXT NULL,
    is_exam BOOLEAN NOT NULL DEFAULT FALSE,
    passing_score NUMERIC(5, 2) NOT NULL DEFAULT 70,
    max_attempts INTEGER NULL,
    available_until TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_evaluations_section FOREIGN KEY (section_id)
        REFERENCES course_sections (id) ON DELETE CASCADE,
    CONSTRAINT ck_evaluations_passing_score CHECK (passing_score BETWEEN 0 AND 100),
    CONSTRAINT ck_evaluations_max_attempts CHECK (max_attempts IS NULL OR max_attempts > 0)
);

CREATE INDEX ix_evaluations_section_id ON evaluations (section_id);

CREATE TABLE questions (
    id VARCHAR(26) NOT NULL,
    evaluation_id VARCHAR(26) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    body TEXT NOT NULL,
    explanation TEXT NULL,
    points NUMERIC(5, 2) NOT NULL DEFAULT 1,
    sort_order INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT fk_questions_evaluation FOREIGN KEY (evaluation_id)
        REFERENCES evaluations (id) ON DELETE CASCADE,
    CONSTRAINT ck_questions_kind CHECK (kind IN ('boolean', 'choice', 'text')),
    CONSTRAINT ck_questions_points CHECK (points > 0)
);

CREATE INDEX ix_questions_evaluation_id ON questions (evaluation_id, sort_order);

CREATE TABLE question_options (
    id VARCHAR(26) NOT NULL,
    question_id VARCHAR(26) NOT NULL,
    body VARCHAR(500) NOT NULL,
    is_correct BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (id),
    CONSTRAINT fk_question_options_question FOREIGN KEY (question_id)
        REFERENCES questions (id) ON DELETE CASCADE
);

CREATE INDEX ix_question_options_question_id ON question_options (question_id);

CREATE TABLE evaluation_attempts (
    id VARCHAR(26) NOT NULL,
    evaluation_id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    started_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    submitted_at TIMESTAMP NULL,
    score NUMERIC(5, 2) NULL,
    is_passed BOOLEAN NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_evaluation_attempts_evaluation FOREIGN KEY (evaluation_id)
        REFERENCES evaluations (id) ON DELETE CASCADE,
    CONSTRAINT fk_evaluation_attempts_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT ck_evaluation_attempts_score CHECK (score IS NULL OR score BETWEEN 0 AND 100)
);

CREATE INDEX ix_evaluation_attempts_evaluation_id ON evaluation_attempts (evaluation_id);
CREATE INDEX ix_evaluation_attempts_user_id ON evaluation_attempts (user_id);

CREATE TABLE answers (
    attempt_id VARCHAR(26) NOT NULL,
    question_id VARCHAR(26) NOT NULL,
    option_id VARCHAR(26) NULL,
    body TEXT NULL,
    is_correct BOOLEAN NULL,
    PRIMARY KEY (attempt_id, question_id),
    CONSTRAINT fk_answers_attempt FOREIGN KEY (attempt_id)
        REFERENCES evaluation_attempts (id) ON DELETE CASCADE,
    CONSTRAINT fk_answers_question FOREIGN KEY (question_id)
        REFERENCES questions (id) ON DELETE CASCADE,
    CONSTRAINT fk_answers_option FOREIGN KEY (option_id)
        REFERENCES question_options (id) ON DELETE SET NULL
);

CREATE INDEX ix_answers_question_id ON answers (question_id);
CREATE INDEX ix_answers_option_id ON answers (option_id);

-- downgrade
DROP TABLE answers;
DROP TABLE evaluation_attempts;
DROP TABLE question_options;
DROP TABLE questions;
DROP TABLE evaluations;
