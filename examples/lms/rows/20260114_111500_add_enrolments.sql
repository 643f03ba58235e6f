-- Two users and what they learn, from here on up to the newest schema and back.
INSERT INTO users (id, login, password_hash, first_name, created_at, user_type)
VALUES ('U1', 'ana', 'x', 'Ana', '2026-01-20 08:00:00', 'admin'),
       ('U2', 'bea', 'x', 'Bea', '2026-01-20 08:00:00', 'student');
INSERT INTO courses (id, code, title, summary, description, cover_path, created_at)
VALUES ('C1', 'c-1', 'One', 's', 'd', 'covers/1.png', '2026-01-20 08:00:00'),
       ('C2', 'c-2', 'Two', 's', 'd', NULL, '2026-01-20 08:00:00');
INSERT INTO enrolments (id, user_id, course_id, status, enrolled_at)
VALUES ('E1', 'U1', 'C1', 'active', '2026-01-20 08:00:00'),
       ('E2', 'U2', 'C2', 'completed', '2026-01-20 08:00:00');
