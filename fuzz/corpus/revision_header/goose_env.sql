-- +goose Up
-- +goose ENVSUB ON
select ${A:-${B-c}}, ${PATH:1:-2}, $$, \$, $HOME, ${X?no};
