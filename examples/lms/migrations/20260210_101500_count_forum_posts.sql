-- Count forum posts
--
-- The list of topics counted the posts of each on every page; keep the numbers instead, and fill
-- them in for the topics that are there. Readers may report a post.
--
-- revision: 20260210_101500
-- revises: 20260204_090000

-- upgrade
ALTER TABLE forum_topics ADD COLUMN post_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE forum_topics ADD COLUMN last_post_at TIMESTAMP NULL;

UPDATE forum_topics
SET post_count = (SELECT COUNT(*) FROM forum_posts WHERE forum_posts.topic_id = forum_topics.id),
    last_post_at = (SELECT MAX(forum_posts.created_at) FROM forum_posts
                    WHERE forum_posts.topic_id = forum_topics.id);

CREATE TABLE forum_reports (
    id VARCHAR(26) NOT NULL,
    post_id VARCHAR(26) NOT NULL,
    reporter_id VARCHAR(26) NOT NULL,
    reason VARCHAR(500) NOT NULL,
    reported_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    resolved_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_forum_reports_post_reporter UNIQUE (post_id, reporter_id),
    CONSTRAINT fk_forum_reports_post FOREIGN KEY (post_id)
        REFERENCES forum_posts (id) ON DELETE CASCADE,
    CONSTRAINT fk_forum_reports_reporter FOREIGN KEY (reporter_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_forum_reports_reporter_id ON forum_reports (reporter_id);

-- downgrade
DROP TABLE forum_reports;
ALTER TABLE forum_topics DROP COLUMN last_post_at;
ALTER TABLE forum_topics DROP COLUMN post_count;
