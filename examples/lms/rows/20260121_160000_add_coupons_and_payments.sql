-- A payment, and an enrolment that is there twice.
INSERT INTO enrolments (id, user_id, course_id, status, enrolled_at)
VALUES ('E3', 'U1', 'C1', 'cancelled', '2026-01-20 07:00:00');
INSERT INTO payments (id, user_id, course_id, enrolment_id, amount, currency, method, status)
VALUES ('P1', 'U2', 'C2', 'E2', 99.99, 'USD', 'cash', 'completed'),
       ('P2', 'U1', 'C1', 'E3', 10, 'USD', 'cash', 'refunded');
