-- Add calendar and meetings
--
-- revision: 20260309_101000
-- revises: 20260304_140000

-- upgrade
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

CREATE INDEX ix_calendar_events_user_id ON calendar_events (user_id, starts_at);
CREATE INDEX ix_calendar_events_course_id ON calendar_events (course_id);
CREATE INDEX ix_calendar_events_evaluation_id ON calendar_events (evaluation_id);
CREATE INDEX ix_calendar_events_meeting_id ON calendar_events (meeting_id);

-- downgrade
DROP TABLE calendar_events;
DROP TABLE meeting_attendances;
DROP TABLE meetings;
