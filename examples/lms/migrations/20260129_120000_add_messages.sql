-- Add messages
--
-- Between a student and the instructors of a course in threads, and to everybody as announcements.
--
-- revision: 20260129_120000
-- revises: 20260126_100000

-- upgrade
CREATE TABLE message_threads (
    id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    student_id VARCHAR(26) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'open',
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    closed_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_message_threads_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_message_threads_student FOREIGN KEY (student_id)
        REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT ck_message_threads_status CHECK (status IN ('open', 'answered', 'closed'))
);

CREATE INDEX ix_message_threads_course_id ON message_threads (course_id, status);
CREATE INDEX ix_message_threads_student_id ON message_threads (student_id);

CREATE TABLE messages (
    id VARCHAR(26) NOT NULL,
    thread_id VARCHAR(26) NOT NULL,
    sender_id VARCHAR(26) NULL,
    body TEXT NOT NULL,
    sent_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    read_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_messages_thread FOREIGN KEY (thread_id)
        REFERENCES message_threads (id) ON DELETE CASCADE,
    CONSTRAINT fk_messages_sender FOREIGN KEY (sender_id)
        REFERENCES users (id) ON DELETE SET NULL
);

CREATE INDEX ix_messages_thread_id ON messages (thread_id, sent_at);
CREATE INDEX ix_messages_sender_id ON messages (sender_id);

-- An announcement without a course is for everybody.
CREATE TABLE announcements (
    id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NULL,
    author_id VARCHAR(26) NULL,
    title VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    published_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    expires_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_announcements_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_announcements_author FOREIGN KEY (author_id)
        REFERENCES users (id) ON DELETE SET NULL
);

CREATE INDEX ix_announcements_course_id ON announcements (course_id, published_at);
CREATE INDEX ix_announcements_author_id ON announcements (author_id);

-- downgrade
DROP TABLE announcements;
DROP TABLE messages;
DROP TABLE message_threads;
