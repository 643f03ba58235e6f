-- +goose ENVSUB ON
-- +goose Up
CREATE TABLE ${REGION:-x}post (a int);
-- +goose StatementBegin
CREATE FUNCTION f() AS $$ BEGIN; END; $$;
-- +goose StatementEnd
-- +goose ENVSUB OFF
-- +goose NO TRANSACTION
-- +goose Down
DROP TABLE post;
