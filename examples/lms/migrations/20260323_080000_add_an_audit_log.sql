-- Add an audit log
--
-- Triggers write down what becomes of an enrolment and of a payment, whichever program made the
-- change.
--
-- revision: 20260323_080000
-- revises: 20260319_110000

-- upgrade sqlite
CREATE TABLE audit_log (
    id INTEGER NOT NULL PRIMARY KEY,
    table_name VARCHAR(30) NOT NULL,
    row_id VARCHAR(26) NOT NULL,
    old_status VARCHAR(10) NULL,
    new_status VARCHAR(10) NULL,
    changed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX ix_audit_log_row ON audit_log (table_name, row_id);

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

-- upgrade postgresql
CREATE TABLE audit_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    table_name VARCHAR(30) NOT NULL,
    row_id VARCHAR(26) NOT NULL,
    old_status VARCHAR(10) NULL,
    new_status VARCHAR(10) NULL,
    changed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE INDEX ix_audit_log_row ON audit_log (table_name, row_id);

CREATE FUNCTION audit_status() RETURNS trigger
LANGUAGE plpgsql AS $audit$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO audit_log (table_name, row_id, old_status)
        VALUES (TG_TABLE_NAME, OLD.id, OLD.status);
        RETURN OLD;
    END IF;
    INSERT INTO audit_log (table_name, row_id, old_status, new_status)
    VALUES (TG_TABLE_NAME, NEW.id, OLD.status, NEW.status);
    RETURN NEW;
END;
$audit$;

CREATE TRIGGER tr_enrolments_audit AFTER UPDATE OF status ON enrolments
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION audit_status();
CREATE TRIGGER tr_enrolments_audit_delete AFTER DELETE ON enrolments
    FOR EACH ROW EXECUTE FUNCTION audit_status();
CREATE TRIGGER tr_payments_audit AFTER UPDATE OF status ON payments
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION audit_status();

-- upgrade mysql
CREATE TABLE audit_log (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    table_name VARCHAR(30) NOT NULL,
    row_id VARCHAR(26) NOT NULL,
    old_status VARCHAR(10) NULL,
    new_status VARCHAR(10) NULL,
    changed_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    INDEX ix_audit_log_row (table_name, row_id)
);

DELIMITER //
CREATE TRIGGER tr_enrolments_audit AFTER UPDATE ON enrolments FOR EACH ROW
BEGIN
    IF OLD.status <> NEW.status THEN
        INSERT INTO audit_log (table_name, row_id, old_status, new_status)
        VALUES ('enrolments', NEW.id, OLD.status, NEW.status);
    END IF;
END//
CREATE TRIGGER tr_enrolments_audit_delete AFTER DELETE ON enrolments FOR EACH ROW
BEGIN
    INSERT INTO audit_log (table_name, row_id, old_status)
    VALUES ('enrolments', OLD.id, OLD.status);
END//
CREATE TRIGGER tr_payments_audit AFTER UPDATE ON payments FOR EACH ROW
BEGIN
    IF OLD.status <> NEW.status THEN
        INSERT INTO audit_log (table_name, row_id, old_status, new_status)
        VALUES ('payments', NEW.id, OLD.status, NEW.status);
    END IF;
END//
DELIMITER ;

-- downgrade sqlite, mysql
DROP TRIGGER tr_payments_audit;
DROP TRIGGER tr_enrolments_audit_delete;
DROP TRIGGER tr_enrolments_audit;
DROP TABLE audit_log;

-- downgrade postgresql
DROP TRIGGER tr_payments_audit ON payments;
DROP TRIGGER tr_enrolments_audit_delete ON enrolments;
DROP TRIGGER tr_enrolments_audit ON enrolments;
DROP FUNCTION audit_status();
DROP TABLE audit_log;
