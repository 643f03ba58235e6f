-- Pin announcements
--
-- A topic may hang below an announcement, so this needs a revision of the other branch.
--
-- revision: 20260204_090000
-- revises: 20260120_090000
-- depends on: 20260129_120000

-- upgrade sqlite, postgresql
ALTER TABLE forum_topics ADD COLUMN is_pinned BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE forum_topics ADD COLUMN announcement_id VARCHAR(26) NULL
    CONSTRAINT fk_forum_topics_announcement REFERENCES announcements (id) ON DELETE SET NULL;
CREATE INDEX ix_forum_topics_announcement_id ON forum_topics (announcement_id);

-- upgrade mysql
ALTER TABLE forum_topics
    ADD COLUMN is_pinned BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN announcement_id VARCHAR(26) NULL,
    ADD INDEX ix_forum_topics_announcement_id (announcement_id),
    ADD CONSTRAINT fk_forum_topics_announcement FOREIGN KEY (announcement_id)
        REFERENCES announcements (id) ON DELETE SET NULL;

-- downgrade sqlite, postgresql
DROP INDEX ix_forum_topics_announcement_id;
ALTER TABLE forum_topics DROP COLUMN announcement_id;
ALTER TABLE forum_topics DROP COLUMN is_pinned;

-- downgrade mysql
ALTER TABLE forum_topics
    DROP FOREIGN KEY fk_forum_topics_announcement,
    DROP INDEX ix_forum_topics_announcement_id,
    DROP COLUMN announcement_id,
    DROP COLUMN is_pinned;
