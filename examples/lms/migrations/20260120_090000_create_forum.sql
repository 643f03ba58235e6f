-- Create the forum
--
-- The forum was built beside the rest, on a branch of its own with a label, and merged later.
--
-- revision: 20260120_090000
-- revises: 20260114_111500
-- branch labels: forum

-- upgrade
CREATE TABLE forum_topics (
    id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    author_id VARCHAR(26) NULL,
    title VARCHAR(200) NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'open',
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT fk_forum_topics_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_forum_topics_author FOREIGN KEY (author_id)
        REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_forum_topics_status CHECK (status IN ('open', 'closed'))
);

CREATE INDEX ix_forum_topics_course_id ON forum_topics (course_id);
CREATE INDEX ix_forum_topics_author_id ON forum_topics (author_id);

CREATE TABLE forum_posts (
    id VARCHAR(26) NOT NULL,
    topic_id VARCHAR(26) NOT NULL,
    reply_to_id VARCHAR(26) NULL,
    author_id VARCHAR(26) NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    edited_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_forum_posts_topic FOREIGN KEY (topic_id)
        REFERENCES forum_topics (id) ON DELETE CASCADE,
    CONSTRAINT fk_forum_posts_reply_to FOREIGN KEY (reply_to_id)
        REFERENCES forum_posts (id) ON DELETE CASCADE,
    CONSTRAINT fk_forum_posts_author FOREIGN KEY (author_id)
        REFERENCES users (id) ON DELETE SET NULL
);

CREATE INDEX ix_forum_posts_topic_id ON forum_posts (topic_id, created_at);
CREATE INDEX ix_forum_posts_reply_to_id ON forum_posts (reply_to_id);
CREATE INDEX ix_forum_posts_author_id ON forum_posts (author_id);

-- downgrade
DROP TABLE forum_posts;
DROP TABLE forum_topics;
