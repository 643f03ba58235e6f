-- Index reports
--
-- The tables are large by now: PostgreSQL builds its indexes beside the running application, which
-- it cannot do inside a transaction.
--
-- revision: 20260330_093000
-- revises: 20260323_080000
-- transaction: no

-- upgrade sqlite
CREATE INDEX ix_payments_created_at ON payments (created_at) WHERE status = 'completed';
CREATE INDEX ix_certificates_issued_on ON certificates (issued_on DESC);

-- upgrade postgresql
CREATE INDEX CONCURRENTLY ix_payments_created_at ON payments (created_at)
    WHERE status = 'completed';
CREATE INDEX CONCURRENTLY ix_certificates_issued_on ON certificates (issued_on DESC);

-- upgrade mysql
CREATE INDEX ix_payments_created_at ON payments (status, created_at);
CREATE INDEX ix_certificates_issued_on ON certificates (issued_on);

-- downgrade sqlite
DROP INDEX ix_certificates_issued_on;
DROP INDEX ix_payments_created_at;

-- downgrade postgresql
DROP INDEX CONCURRENTLY ix_certificates_issued_on;
DROP INDEX CONCURRENTLY ix_payments_created_at;

-- downgrade mysql
DROP INDEX ix_certificates_issued_on ON certificates;
DROP INDEX ix_payments_created_at ON payments;
