-- Keep uploads in one table
--
-- A cover was a path in its course. It becomes a row of media_files, with the course's own id as
-- its key; ids are ULIDs, so they cannot meet those of later uploads.
--
-- revision: 20260319_110000
-- revises: 20260316_154500

-- upgrade
CREATE TABLE media_files (
    id VARCHAR(26) NOT NULL,
    path VARCHAR(200) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    bytes BIGINT NULL,
    owner_id VARCHAR(26) NULL,
    uploaded_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT fk_media_files_owner FOREIGN KEY (owner_id)
        REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_media_files_kind CHECK (kind IN ('cover', 'document', 'image')),
    CONSTRAINT ck_media_files_bytes CHECK (bytes IS NULL OR bytes >= 0)
);

CREATE INDEX ix_media_files_owner_id ON media_files (owner_id);

INSERT INTO media_files (id, path, kind, uploaded_at)
SELECT id, cover_path, 'cover', created_at FROM courses WHERE cover_path IS NOT NULL;

ALTER TABLE courses ADD COLUMN cover_id VARCHAR(26) NULL
    CONSTRAINT fk_courses_cover REFERENCES media_files (id) ON DELETE SET NULL;
UPDATE courses SET cover_id = id WHERE cover_path IS NOT NULL;
CREATE INDEX ix_courses_cover_id ON courses (cover_id);
ALTER TABLE courses DROP COLUMN cover_path;

-- upgrade mysql
CREATE TABLE media_files (
    id VARCHAR(26) NOT NULL,
    path VARCHAR(200) NOT NULL,
    kind VARCHAR(10) NOT NULL,
    bytes BIGINT NULL,
    owner_id VARCHAR(26) NULL,
    uploaded_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    INDEX ix_media_files_owner_id (owner_id),
    CONSTRAINT fk_media_files_owner FOREIGN KEY (owner_id)
        REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_media_files_kind CHECK (kind IN ('cover', 'document', 'image')),
    CONSTRAINT ck_media_files_bytes CHECK (bytes IS NULL OR bytes >= 0)
);

INSERT INTO media_files (id, path, kind, uploaded_at)
SELECT id, cover_path, 'cover', created_at FROM courses WHERE cover_path IS NOT NULL;

ALTER TABLE courses ADD COLUMN cover_id VARCHAR(26) NULL, ADD INDEX ix_courses_cover_id (cover_id);
UPDATE courses SET cover_id = id WHERE cover_path IS NOT NULL;
ALTER TABLE courses
    ADD CONSTRAINT fk_courses_cover FOREIGN KEY (cover_id)
        REFERENCES media_files (id) ON DELETE SET NULL,
    DROP COLUMN cover_path;

-- downgrade
ALTER TABLE courses ADD COLUMN cover_path VARCHAR(200) NULL;
UPDATE courses
SET cover_path = (SELECT path FROM media_files WHERE media_files.id = courses.cover_id);
DROP INDEX ix_courses_cover_id;
ALTER TABLE courses DROP COLUMN cover_id;
DROP TABLE media_files;

-- downgrade mysql
ALTER TABLE courses ADD COLUMN cover_path VARCHAR(200) NULL;
UPDATE courses
SET cover_path = (SELECT path FROM media_files WHERE media_files.id = courses.cover_id);
ALTER TABLE courses
    DROP FOREIGN KEY fk_courses_cover, DROP INDEX ix_courses_cover_id, DROP COLUMN cover_id;
DROP TABLE media_files;
