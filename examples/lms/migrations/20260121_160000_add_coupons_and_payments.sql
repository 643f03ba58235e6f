-- Add coupons and payments
--
-- A payment outlives the enrolment and the coupon it was made for, never the course.
--
-- revision: 20260121_160000
-- revises: 20260119_093000

-- upgrade
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

CREATE TABLE payments (
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

CREATE INDEX ix_payments_user_id ON payments (user_id);
CREATE INDEX ix_payments_course_id ON payments (course_id);
CREATE INDEX ix_payments_enrolment_id ON payments (enrolment_id);
CREATE INDEX ix_payments_coupon_id ON payments (coupon_id);

-- downgrade
DROP TABLE payments;
DROP TABLE coupons;
