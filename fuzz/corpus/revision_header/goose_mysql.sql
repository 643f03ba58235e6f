-- +goose Up
-- +goose StatementBegin
CREATE PROCEDURE p()
BEGIN
 IF 1 THEN SELECT 1; END IF;
END;
-- +goose StatementEnd
