-- One enrolment per course
--
-- A second enrolment of a student in the same course never meant anything, and a double click
-- could make one. Of several the one that is paid for stays, else a completed, else an active one,
-- and of equals the oldest; payments for the others follow it.
--
-- revision: 20260304_140000
-- revises: 20260302_113000

-- upgrade
CREATE TABLE enrolment_keepers AS
SELECT id, FIRST_VALUE(id) OVER (
    PARTITION BY user_id, course_id
    ORDER BY CASE WHEN EXISTS (SELECT 1 FROM payments
                               WHERE payments.enrolment_id = enrolments.id
                                 AND payments.status = 'completed') THEN 0 ELSE 1 END,
             CASE status WHEN 'completed' THEN 0 WHEN 'active' THEN 1 ELSE 2 END,
             enrolled_at, id) AS kept_id
FROM enrolments;

UPDATE payments
SET enrolment_id = (SELECT kept_id FROM enrolment_keepers
                    WHERE enrolment_keepers.id = payments.enrolment_id)
WHERE enrolment_id IS NOT NULL;

DELETE FROM enrolments
WHERE id IN (SELECT id FROM enrolment_keepers WHERE enrolment_keepers.id <> kept_id);

DROP TABLE enrolment_keepers;

CREATE UNIQUE INDEX uq_enrolments_user_course ON enrolments (user_id, course_id);

-- downgrade
DROP INDEX uq_enrolments_user_course;

-- downgrade mysql
DROP INDEX uq_enrolments_user_course ON enrolments;
