-- Add categories and tags
--
-- revision: 20260108_143000
-- revises: 20260106_101500

-- upgrade
CREATE TABLE categories (
    id VARCHAR(26) NOT NULL,
    name VARCHAR(100) NOT NULL,
    description VARCHAR(250) NOT NULL DEFAULT '',
    parent_id VARCHAR(26) NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_categories_name UNIQUE (name),
    CONSTRAINT fk_categories_parent FOREIGN KEY (parent_id)
        REFERENCES categories (id) ON DELETE SET NULL
);

CREATE INDEX ix_categories_parent_id ON categories (parent_id);

CREATE TABLE course_categories (
    course_id VARCHAR(26) NOT NULL,
    category_id VARCHAR(26) NOT NULL,
    PRIMARY KEY (course_id, category_id),
    CONSTRAINT fk_course_categories_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_course_categories_category FOREIGN KEY (category_id)
        REFERENCES categories (id) ON DELETE CASCADE
);

CREATE INDEX ix_course_categories_category_id ON course_categories (category_id);

CREATE TABLE tags (
    id VARCHAR(26) NOT NULL,
    name VARCHAR(30) NOT NULL,
    color VARCHAR(7) NOT NULL DEFAULT '#808080',
    PRIMARY KEY (id),
    CONSTRAINT uq_tags_name UNIQUE (name)
);

CREATE TABLE course_tags (
    course_id VARCHAR(26) NOT NULL,
    tag_id VARCHAR(26) NOT NULL,
    PRIMARY KEY (course_id, tag_id),
    CONSTRAINT fk_course_tags_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_course_tags_tag FOREIGN KEY (tag_id)
        REFERENCES tags (id) ON DELETE CASCADE
);

CREATE INDEX ix_course_tags_tag_id ON course_tags (tag_id);

-- downgrade
DROP TABLE course_tags;
DROP TABLE tags;
DROP TABLE course_categories;
DROP TABLE categories;
