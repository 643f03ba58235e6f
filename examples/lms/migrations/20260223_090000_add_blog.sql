-- Add a blog
--
-- revision: 20260223_090000
-- revises: 20260218_120000

-- upgrade
CREATE TABLE blog_posts (
    id VARCHAR(26) NOT NULL,
    slug VARCHAR(150) NOT NULL,
    title VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    author_id VARCHAR(26) NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'draft',
    allow_comments BOOLEAN NOT NULL DEFAULT TRUE,
    published_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_blog_posts_slug UNIQUE (slug),
    CONSTRAINT fk_blog_posts_author FOREIGN KEY (author_id) REFERENCES users (id),
    CONSTRAINT ck_blog_posts_status CHECK (status IN ('draft', 'pending', 'published', 'banned'))
);

CREATE INDEX ix_blog_posts_author_id ON blog_posts (author_id);
CREATE INDEX ix_blog_posts_status ON blog_posts (status, published_at);

CREATE TABLE blog_tags (
    id VARCHAR(26) NOT NULL,
    slug VARCHAR(60) NOT NULL,
    name VARCHAR(50) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_blog_tags_slug UNIQUE (slug)
);

CREATE TABLE blog_post_tags (
    post_id VARCHAR(26) NOT NULL,
    tag_id VARCHAR(26) NOT NULL,
    PRIMARY KEY (post_id, tag_id),
    CONSTRAINT fk_blog_post_tags_post FOREIGN KEY (post_id)
        REFERENCES blog_posts (id) ON DELETE CASCADE,
    CONSTRAINT fk_blog_post_tags_tag FOREIGN KEY (tag_id)
        REFERENCES blog_tags (id) ON DELETE CASCADE
);

CREATE INDEX ix_blog_post_tags_tag_id ON blog_post_tags (tag_id);

CREATE TABLE blog_comments (
    id VARCHAR(26) NOT NULL,
    post_id VARCHAR(26) NOT NULL,
    author_id VARCHAR(26) NULL,
    body TEXT NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'visible',
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT fk_blog_comments_post FOREIGN KEY (post_id)
        REFERENCES blog_posts (id) ON DELETE CASCADE,
    CONSTRAINT fk_blog_comments_author FOREIGN KEY (author_id)
        REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_blog_comments_status CHECK (status IN ('visible', 'flagged', 'banned'))
);

CREATE INDEX ix_blog_comments_post_id ON blog_comments (post_id, created_at);
CREATE INDEX ix_blog_comments_author_id ON blog_comments (author_id);

-- downgrade
DROP TABLE blog_comments;
DROP TABLE blog_post_tags;
DROP TABLE blog_tags;
DROP TABLE blog_posts;
