-- The desired schema: what a new database of the application is made from. It says the same as the
-- revisions in migrations/ together; `lmsctl database init` and a test compare the two.

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

CREATE INDEX ix_announcements_author_id ON announcements (author_id);

CREATE INDEX ix_announcements_course_id ON announcements (course_id, published_at);

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

CREATE INDEX ix_answers_option_id ON answers (option_id);

CREATE INDEX ix_answers_question_id ON answers (question_id);

CREATE TABLE api_keys (
    id VARCHAR(26) NOT NULL,
    name VARCHAR(100) NOT NULL,
    key_hash VARCHAR(128) NOT NULL,
    owner_id VARCHAR(26) NOT NULL,
    allowed_origin VARCHAR(200) NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_used_at TIMESTAMP NULL,
    revoked_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_api_keys_key_hash UNIQUE (key_hash),
    CONSTRAINT fk_api_keys_owner FOREIGN KEY (owner_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_api_keys_owner_id ON api_keys (owner_id);

CREATE TABLE audit_log (
    id INTEGER NOT NULL PRIMARY KEY,
    table_name VARCHAR(30) NOT NULL,
    row_id VARCHAR(26) NOT NULL,
    old_status VARCHAR(10) NULL,
    new_status VARCHAR(10) NULL,
    changed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX ix_audit_log_row ON audit_log (table_name, row_id);

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

CREATE INDEX ix_blog_comments_author_id ON blog_comments (author_id);

CREATE INDEX ix_blog_comments_post_id ON blog_comments (post_id, created_at);

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

CREATE TABLE calendar_events (
    id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NULL,
    evaluation_id VARCHAR(26) NULL,
    meeting_id VARCHAR(26) NULL,
    title VARCHAR(200) NOT NULL,
    starts_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ends_at TIMESTAMP NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'pending',
    PRIMARY KEY (id),
    CONSTRAINT fk_calendar_events_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_calendar_events_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_calendar_events_evaluation FOREIGN KEY (evaluation_id)
        REFERENCES evaluations (id) ON DELETE CASCADE,
    CONSTRAINT fk_calendar_events_meeting FOREIGN KEY (meeting_id)
        REFERENCES meetings (id) ON DELETE CASCADE,
    CONSTRAINT ck_calendar_events_status CHECK (status IN ('pending', 'ongoing', 'completed'))
);

CREATE INDEX ix_calendar_events_course_id ON calendar_events (course_id);

CREATE INDEX ix_calendar_events_evaluation_id ON calendar_events (evaluation_id);

CREATE INDEX ix_calendar_events_meeting_id ON calendar_events (meeting_id);

CREATE INDEX ix_calendar_events_user_id ON calendar_events (user_id, starts_at);

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

CREATE INDEX ix_certificates_issued_on ON certificates (issued_on DESC);

CREATE INDEX ix_certificates_template_id ON certificates (template_id);

CREATE TABLE configuration (
    id INTEGER NOT NULL,
    title VARCHAR(150) NOT NULL,
    description VARCHAR(500) NOT NULL DEFAULT '',
    language VARCHAR(5) NOT NULL DEFAULT 'en',
    time_zone VARCHAR(50) NOT NULL DEFAULT 'UTC',
    currency VARCHAR(3) NOT NULL DEFAULT 'USD',
    verify_email BOOLEAN NOT NULL DEFAULT FALSE,
    csrf_seed VARCHAR(64) NULL,
    allow_unverified_login BOOLEAN DEFAULT '0' NOT NULL,
    enable_uploads BOOLEAN DEFAULT '0' NOT NULL,
    max_upload_megabytes INTEGER DEFAULT '1' NOT NULL,
    enable_forum BOOLEAN DEFAULT '0' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_configuration_one_row CHECK (id = 1)
);

CREATE TABLE contact_messages (
    id VARCHAR(26) NOT NULL,
    name VARCHAR(150) NOT NULL,
    email VARCHAR(150) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'new',
    received_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    answered_by_id VARCHAR(26) NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_contact_messages_answered_by FOREIGN KEY (answered_by_id)
        REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_contact_messages_status CHECK (status IN ('new', 'seen', 'answered'))
);

CREATE INDEX ix_contact_messages_answered_by_id ON contact_messages (answered_by_id);

CREATE TABLE coupons (
    id VARCHAR(26) NOT NULL,
    code VARCHAR(50) NOT NULL,
    course_id VARCHAR(26) NULL,
    discount_kind VARCHAR(10) NOT NULL,
    discount NUMERIC(10, 2) NOT NULL,
    max_uses INTEGER NULL,
    used INTEGER NOT NULL DEFAULT 0,
    expires_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_coupons_code UNIQUE (code),
    CONSTRAINT fk_coupons_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT ck_coupons_discount_kind CHECK (discount_kind IN ('percent', 'amount')),
    CONSTRAINT ck_coupons_discount
        CHECK (discount > 0 AND (discount_kind = 'amount' OR discount <= 100)),
    CONSTRAINT ck_coupons_used CHECK (used >= 0 AND (max_uses IS NULL OR used <= max_uses))
);

CREATE INDEX ix_coupons_course_id ON coupons (course_id);

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

CREATE TABLE course_instructors (
    course_id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    is_lead BOOLEAN NOT NULL DEFAULT FALSE,
    since DATE NOT NULL,
    PRIMARY KEY (course_id, user_id),
    CONSTRAINT fk_course_instructors_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_course_instructors_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_course_instructors_user_id ON course_instructors (user_id);

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

CREATE TABLE courses (
    id VARCHAR(26) NOT NULL,
    code VARCHAR(20) NOT NULL,
    title VARCHAR(150) NOT NULL,
    summary VARCHAR(280) NOT NULL,
    description TEXT NOT NULL,
    level SMALLINT NOT NULL DEFAULT 0,
    status VARCHAR(10) NOT NULL DEFAULT 'draft',
    mode VARCHAR(10) NOT NULL DEFAULT 'self_paced',
    is_public BOOLEAN NOT NULL DEFAULT FALSE,
    capacity INTEGER NULL,
    starts_on DATE NULL,
    ends_on DATE NULL,
    price NUMERIC(10, 2) NOT NULL DEFAULT 0,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    cover_id VARCHAR(26) NULL
    CONSTRAINT fk_courses_cover REFERENCES media_files (id) ON DELETE SET NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_courses_code UNIQUE (code),
    CONSTRAINT ck_courses_level CHECK (level BETWEEN 0 AND 3),
    CONSTRAINT ck_courses_status CHECK (status IN ('draft', 'open', 'closed', 'finished')),
    CONSTRAINT ck_courses_mode CHECK (mode IN ('self_paced', 'time_based', 'live')),
    CONSTRAINT ck_courses_capacity CHECK (capacity IS NULL OR capacity > 0),
    CONSTRAINT ck_courses_dates
        CHECK (ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on),
    CONSTRAINT ck_courses_price CHECK (price >= 0)
);

CREATE INDEX ix_courses_cover_id ON courses (cover_id);

CREATE INDEX ix_courses_status ON courses (status);

CREATE TABLE "custom_pages" (
    id VARCHAR(26) NOT NULL,
    slug VARCHAR(50) NOT NULL,
    title VARCHAR(200) NOT NULL,
    body TEXT NOT NULL,
    is_active BOOLEAN NOT NULL DEFAULT TRUE, is_in_footer BOOLEAN DEFAULT '0' NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_pages_slug UNIQUE (slug)
);

CREATE TABLE enrolments (
    id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'active',
    enrolled_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    completed_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_enrolments_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_enrolments_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT ck_enrolments_status CHECK (status IN ('active', 'completed', 'cancelled'))
);

CREATE INDEX ix_enrolments_course_id ON enrolments (course_id, status);

CREATE INDEX ix_enrolments_user_id ON enrolments (user_id);

CREATE UNIQUE INDEX uq_enrolments_user_course ON enrolments (user_id, course_id);

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

CREATE TABLE footer_links (
    id VARCHAR(26) NOT NULL,
    title VARCHAR(100) NOT NULL,
    url VARCHAR(500) NOT NULL,
    sort_order INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (id)
);

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

CREATE INDEX ix_forum_posts_author_id ON forum_posts (author_id);

CREATE INDEX ix_forum_posts_reply_to_id ON forum_posts (reply_to_id);

CREATE INDEX ix_forum_posts_topic_id ON forum_posts (topic_id, created_at);

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

CREATE TABLE forum_topics (
    id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    author_id VARCHAR(26) NULL,
    title VARCHAR(200) NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'open',
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    is_pinned BOOLEAN NOT NULL DEFAULT FALSE,
    announcement_id VARCHAR(26) NULL
    CONSTRAINT fk_forum_topics_announcement REFERENCES announcements (id) ON DELETE SET NULL,
    post_count INTEGER NOT NULL DEFAULT 0,
    last_post_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_forum_topics_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_forum_topics_author FOREIGN KEY (author_id)
        REFERENCES users (id) ON DELETE SET NULL,
    CONSTRAINT ck_forum_topics_status CHECK (status IN ('open', 'closed'))
);

CREATE INDEX ix_forum_topics_announcement_id ON forum_topics (announcement_id);

CREATE INDEX ix_forum_topics_author_id ON forum_topics (author_id);

CREATE INDEX ix_forum_topics_course_id ON forum_topics (course_id);

CREATE TABLE mail_configuration (
    id INTEGER NOT NULL,
    server VARCHAR(100) NULL,
    port INTEGER NOT NULL DEFAULT 587,
    username VARCHAR(100) NULL,
    password VARCHAR(255) NULL,
    security VARCHAR(8) NOT NULL DEFAULT 'starttls',
    sender VARCHAR(150) NULL,
    is_verified BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (id),
    CONSTRAINT ck_mail_configuration_one_row CHECK (id = 1),
    CONSTRAINT ck_mail_configuration_port CHECK (port BETWEEN 1 AND 65535),
    CONSTRAINT ck_mail_configuration_security CHECK (security IN ('none', 'starttls', 'tls'))
);

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

CREATE TABLE meeting_attendances (
    meeting_id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    joined_at TIMESTAMP NULL,
    left_at TIMESTAMP NULL,
    PRIMARY KEY (meeting_id, user_id),
    CONSTRAINT fk_meeting_attendances_meeting FOREIGN KEY (meeting_id)
        REFERENCES meetings (id) ON DELETE CASCADE,
    CONSTRAINT fk_meeting_attendances_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_meeting_attendances_user_id ON meeting_attendances (user_id);

CREATE TABLE meetings (
    id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    host_id VARCHAR(26) NOT NULL,
    title VARCHAR(150) NOT NULL,
    platform VARCHAR(50) NOT NULL,
    join_url VARCHAR(500) NOT NULL,
    starts_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    minutes INTEGER NOT NULL DEFAULT 60,
    recording_url VARCHAR(500) NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_meetings_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE,
    CONSTRAINT fk_meetings_host FOREIGN KEY (host_id) REFERENCES users (id),
    CONSTRAINT ck_meetings_minutes CHECK (minutes BETWEEN 5 AND 720)
);

CREATE INDEX ix_meetings_course_id ON meetings (course_id, starts_at);

CREATE INDEX ix_meetings_host_id ON meetings (host_id);

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

CREATE INDEX ix_messages_sender_id ON messages (sender_id);

CREATE INDEX ix_messages_thread_id ON messages (thread_id, sent_at);

CREATE TABLE "payments" (
    id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NULL,
    enrolment_id VARCHAR(26) NULL,
    coupon_id VARCHAR(26) NULL,
    amount NUMERIC(10, 2) NOT NULL,
    currency VARCHAR(3) NOT NULL,
    method VARCHAR(20) NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'pending',
    reference VARCHAR(100) NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    program_id VARCHAR(26) NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_payments_user FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT fk_payments_course FOREIGN KEY (course_id) REFERENCES courses (id),
    CONSTRAINT fk_payments_program FOREIGN KEY (program_id) REFERENCES programs (id),
    CONSTRAINT fk_payments_enrolment FOREIGN KEY (enrolment_id)
        REFERENCES enrolments (id) ON DELETE SET NULL,
    CONSTRAINT fk_payments_coupon FOREIGN KEY (coupon_id)
        REFERENCES coupons (id) ON DELETE SET NULL,
    CONSTRAINT ck_payments_amount CHECK (amount >= 0),
    CONSTRAINT ck_payments_status CHECK (status IN ('pending', 'completed', 'failed', 'refunded')),
    CONSTRAINT ck_payments_subject CHECK ((course_id IS NULL) <> (program_id IS NULL))
);

CREATE INDEX ix_payments_coupon_id ON payments (coupon_id);

CREATE INDEX ix_payments_course_id ON payments (course_id);

CREATE INDEX ix_payments_created_at ON payments (created_at) WHERE status = 'completed';

CREATE INDEX ix_payments_enrolment_id ON payments (enrolment_id);

CREATE INDEX ix_payments_program_id ON payments (program_id);

CREATE INDEX ix_payments_user_id ON payments (user_id);

CREATE TABLE program_courses (
    program_id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    sort_order INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (program_id, course_id),
    CONSTRAINT fk_program_courses_program FOREIGN KEY (program_id)
        REFERENCES programs (id) ON DELETE CASCADE,
    CONSTRAINT fk_program_courses_course FOREIGN KEY (course_id)
        REFERENCES courses (id) ON DELETE CASCADE
);

CREATE INDEX ix_program_courses_course_id ON program_courses (course_id);

CREATE TABLE program_enrolments (
    program_id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    enrolled_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    completed_at TIMESTAMP NULL,
    PRIMARY KEY (program_id, user_id),
    CONSTRAINT fk_program_enrolments_program FOREIGN KEY (program_id)
        REFERENCES programs (id) ON DELETE CASCADE,
    CONSTRAINT fk_program_enrolments_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE
);

CREATE INDEX ix_program_enrolments_user_id ON program_enrolments (user_id);

CREATE TABLE programs (
    id VARCHAR(26) NOT NULL,
    code VARCHAR(20) NOT NULL,
    title VARCHAR(150) NOT NULL,
    description TEXT NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'draft',
    price NUMERIC(10, 2) NOT NULL DEFAULT 0,
    template_id VARCHAR(26) NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_programs_code UNIQUE (code),
    CONSTRAINT fk_programs_template FOREIGN KEY (template_id)
        REFERENCES certificate_templates (id) ON DELETE SET NULL,
    CONSTRAINT ck_programs_status CHECK (status IN ('draft', 'open', 'closed')),
    CONSTRAINT ck_programs_price CHECK (price >= 0)
);

CREATE INDEX ix_programs_template_id ON programs (template_id);

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

CREATE TABLE remote_enrolments (
    id VARCHAR(26) NOT NULL,
    request_id VARCHAR(100) NOT NULL,
    api_key_id VARCHAR(26) NOT NULL,
    enrolment_id VARCHAR(26) NULL,
    email VARCHAR(150) NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'received',
    payload TEXT NULL,
    received_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT uq_remote_enrolments_request_id UNIQUE (request_id),
    CONSTRAINT fk_remote_enrolments_api_key FOREIGN KEY (api_key_id) REFERENCES api_keys (id),
    CONSTRAINT fk_remote_enrolments_enrolment FOREIGN KEY (enrolment_id)
        REFERENCES enrolments (id) ON DELETE SET NULL,
    CONSTRAINT ck_remote_enrolments_status CHECK (status IN ('received', 'done', 'refused'))
);

CREATE INDEX ix_remote_enrolments_api_key_id ON remote_enrolments (api_key_id);

CREATE INDEX ix_remote_enrolments_enrolment_id ON remote_enrolments (enrolment_id);

CREATE TABLE resource_progress (
    user_id VARCHAR(26) NOT NULL,
    resource_id VARCHAR(26) NOT NULL,
    percent SMALLINT NOT NULL DEFAULT 0,
    started_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    completed_at TIMESTAMP NULL,
    PRIMARY KEY (user_id, resource_id),
    CONSTRAINT fk_resource_progress_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_resource_progress_resource FOREIGN KEY (resource_id)
        REFERENCES course_resources (id) ON DELETE CASCADE,
    CONSTRAINT ck_resource_progress_percent CHECK (percent BETWEEN 0 AND 100)
);

CREATE INDEX ix_resource_progress_resource_id ON resource_progress (resource_id);

CREATE TABLE roles (
    code VARCHAR(20) NOT NULL,
    title VARCHAR(50) NOT NULL,
    seniority INTEGER NOT NULL,
    PRIMARY KEY (code),
    CONSTRAINT uq_roles_seniority UNIQUE (seniority)
);

CREATE TABLE site_style (
    id INTEGER NOT NULL,
    theme VARCHAR(40) NOT NULL DEFAULT 'plain',
    logo_path VARCHAR(200) NULL,
    favicon_path VARCHAR(200) NULL,
    PRIMARY KEY (id),
    CONSTRAINT ck_site_style_one_row CHECK (id = 1)
);

CREATE TABLE tags (
    id VARCHAR(26) NOT NULL,
    name VARCHAR(30) NOT NULL,
    color VARCHAR(7) NOT NULL DEFAULT '#808080',
    PRIMARY KEY (id),
    CONSTRAINT uq_tags_name UNIQUE (name)
);

CREATE TABLE user_roles (
    user_id VARCHAR(26) NOT NULL,
    role_code VARCHAR(20) NOT NULL,
    granted_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (user_id, role_code),
    CONSTRAINT fk_user_roles_user FOREIGN KEY (user_id)
        REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT fk_user_roles_role FOREIGN KEY (role_code) REFERENCES roles (code)
);

CREATE INDEX ix_user_roles_role_code ON user_roles (role_code);

CREATE TABLE users (
    id VARCHAR(26) NOT NULL,
    login VARCHAR(150) NOT NULL,
    email VARCHAR(150) NULL,
    password_hash VARCHAR(255) NOT NULL,
    first_name VARCHAR(100) NOT NULL,
    last_name VARCHAR(100) NOT NULL DEFAULT '',
    is_active BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    last_seen_at TIMESTAMP NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_users_login UNIQUE (login),
    CONSTRAINT uq_users_email UNIQUE (email)
);

CREATE INDEX ix_users_last_name ON users (last_name, first_name);

CREATE VIEW course_overview AS
SELECT courses.id, courses.code, courses.title,
       (SELECT COUNT(*) FROM enrolments
        WHERE enrolments.course_id = courses.id AND enrolments.status <> 'cancelled') AS students,
       (SELECT COALESCE(SUM(payments.amount), 0) FROM payments
        WHERE payments.course_id = courses.id AND payments.status = 'completed') AS income
FROM courses;

CREATE TRIGGER tr_enrolments_audit AFTER UPDATE OF status ON enrolments
WHEN OLD.status <> NEW.status
BEGIN
    INSERT INTO audit_log (table_name, row_id, old_status, new_status)
    VALUES ('enrolments', NEW.id, OLD.status, NEW.status);
END;

CREATE TRIGGER tr_enrolments_audit_delete AFTER DELETE ON enrolments
BEGIN
    INSERT INTO audit_log (table_name, row_id, old_status)
    VALUES ('enrolments', OLD.id, OLD.status);
END;

CREATE TRIGGER tr_payments_audit AFTER UPDATE OF status ON payments
WHEN OLD.status <> NEW.status
BEGIN
    INSERT INTO audit_log (table_name, row_id, old_status, new_status)
    VALUES ('payments', NEW.id, OLD.status, NEW.status);
END;

-- First rows.

INSERT INTO certificate_templates (id, code, title, html, css, is_enabled)
VALUES ('01KFW0000000000000DEFAULT0', 'default', 'Certificate of completion',
        '<h1>{{ course }}</h1> <p>{{ student }} -- {{ issued_on }}</p>', NULL, 1);
INSERT INTO configuration (id, title, description)
VALUES (1, 'A learning platform', 'Courses; resources; certificates.');
INSERT INTO custom_pages (id, slug, title, body, is_active, is_in_footer)
VALUES ('01KKG000000000000000ABOUT0', 'about', 'About us', 'Who we are.', 1, 1);
INSERT INTO custom_pages (id, slug, title, body, is_active, is_in_footer)
VALUES ('01KKG0000000000000PRIVACY0', 'privacy', 'Privacy', 'What we keep, and for how long.', 1, 1);
INSERT INTO mail_configuration (id, server, port, username, password, security, sender, is_verified)
VALUES (1, NULL, 587, NULL, NULL, 'starttls', NULL, 0);
INSERT INTO roles (code, title, seniority) VALUES ('student', 'Student', 10);
INSERT INTO roles (code, title, seniority) VALUES ('moderator', 'Moderator', 20);
INSERT INTO roles (code, title, seniority) VALUES ('instructor', 'Instructor', 30);
INSERT INTO roles (code, title, seniority) VALUES ('admin', 'Administrator', 40);
INSERT INTO site_style (id, theme, logo_path, favicon_path) VALUES (1, 'plain', NULL, NULL);
