-- Sell programs
--
-- A payment is for a course or for a program, never for both. SQLite cannot drop a NOT NULL, so
-- its table is made anew and the rows are copied; no other table refers to it.
-- The way back fails, and changes nothing, while a payment for a program exists.
--
-- revision: 20260302_113000
-- revises: 20260225_140000

-- upgrade sqlite
CREATE TABLE payments_new (
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

INSERT INTO payments_new (id, user_id, course_id, enrolment_id, coupon_id, amount, currency,
                          method, status, reference, created_at)
SELECT id, user_id, course_id, enrolment_id, coupon_id, amount, currency,
       method, status, reference, created_at
FROM payments;

DROP TABLE payments;
ALTER TABLE payments_new RENAME TO payments;
CREATE INDEX ix_payments_user_id ON payments (user_id);
CREATE INDEX ix_payments_course_id ON payments (course_id);
CREATE INDEX ix_payments_enrolment_id ON payments (enrolment_id);
CREATE INDEX ix_payments_coupon_id ON payments (coupon_id);
CREATE INDEX ix_payments_program_id ON payments (program_id);

-- upgrade postgresql
ALTER TABLE payments
    ALTER COLUMN course_id DROP NOT NULL,
    ADD COLUMN program_id VARCHAR(26) NULL,
    ADD CONSTRAINT fk_payments_program FOREIGN KEY (program_id) REFERENCES programs (id),
    ADD CONSTRAINT ck_payments_subject CHECK ((course_id IS NULL) <> (program_id IS NULL));
CREATE INDEX ix_payments_program_id ON payments (program_id);

-- upgrade mysql
ALTER TABLE payments
    MODIFY COLUMN course_id VARCHAR(26) NULL,
    ADD COLUMN program_id VARCHAR(26) NULL,
    ADD INDEX ix_payments_program_id (program_id),
    ADD CONSTRAINT fk_payments_program FOREIGN KEY (program_id) REFERENCES programs (id),
    ADD CONSTRAINT ck_payments_subject CHECK ((course_id IS NULL) <> (program_id IS NULL));

-- downgrade sqlite
CREATE TABLE payments_old (
    id VARCHAR(26) NOT NULL,
    user_id VARCHAR(26) NOT NULL,
    course_id VARCHAR(26) NOT NULL,
    enrolment_id VARCHAR(26) NULL,
    coupon_id VARCHAR(26) NULL,
    amount NUMERIC(10, 2) NOT NULL,
    currency VARCHAR(3) NOT NULL,
    method VARCHAR(20) NOT NULL,
    status VARCHAR(10) NOT NULL DEFAULT 'pending',
    reference VARCHAR(100) NULL,
    created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (id),
    CONSTRAINT fk_payments_user FOREIGN KEY (user_id) REFERENCES users (id),
    CONSTRAINT fk_payments_course FOREIGN KEY (course_id) REFERENCES courses (id),
    CONSTRAINT fk_payments_enrolment FOREIGN KEY (enrolment_id)
        REFERENCES enrolments (id) ON DELETE SET NULL,
    CONSTRAINT fk_payments_coupon FOREIGN KEY (coupon_id)
        REFERENCES coupons (id) ON DELETE SET NULL,
    CONSTRAINT ck_payments_amount CHECK (amount >= 0),
    CONSTRAINT ck_payments_status CHECK (status IN ('pending', 'completed', 'failed', 'refunded'))
);

INSERT INTO payments_old (id, user_id, course_id, enrolment_id, coupon_id, amount, currency,
                          method, status, reference, created_at)
SELECT id, user_id, course_id, enrolment_id, coupon_id, amount, currency,
       method, status, reference, created_at
FROM payments;

DROP TABLE payments;
ALTER TABLE payments_old RENAME TO payments;
CREATE INDEX ix_payments_user_id ON payments (user_id);
CREATE INDEX ix_payments_course_id ON payments (course_id);
CREATE INDEX ix_payments_enrolment_id ON payments (enrolment_id);
CREATE INDEX ix_payments_coupon_id ON payments (coupon_id);

-- downgrade postgresql
ALTER TABLE payments
    DROP CONSTRAINT ck_payments_subject,
    DROP COLUMN program_id,
    ALTER COLUMN course_id SET NOT NULL;

-- downgrade mysql
ALTER TABLE payments
    DROP CONSTRAINT ck_payments_subject,
    DROP FOREIGN KEY fk_payments_program,
    DROP INDEX ix_payments_program_id,
    DROP COLUMN program_id,
    MODIFY COLUMN course_id VARCHAR(26) NOT NULL;
