/* Judges the builders of src/sql and the compiler of src/database by recorded cases:
 * expression_cases FILE. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "database/compile.h"
#include "database/mysql/mysql.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "read_expression.h"
#include "base/banned.h"

static const struct dialect *const dialects[] = {&postgresql_dialect, &mysql_dialect,
                                                 &sqlite_dialect};

struct score {
    unsigned passed, failed;
};

/* 1 same, 0 different, -1 not comparable. */
static bool report(json_t *row, const char *what, const char *expected, const char *got)
{
    printf("case %lld %s [%s]\n  %s\n  expected: %s\n  got:      %s\n",
           (long long)json_integer_value(json_object_get(row, "case")),
           json_string_value(json_object_get(row, "group")), what,
           json_string_value(json_object_get(row, "body")), expected, got);
    return false;
}

static bool judge_literal(json_t *prelude, json_t *row, const struct dialect *dialect)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    json_t *expected = json_object_get(row, dialect->name);
    const char *sql = json_string_value(json_object_get(expected, "sql"));
    const char *error = json_string_value(json_object_get(expected, "error"));
    struct compiled compiled = {0};
    struct compile_options options = {.is_literal = true};
    const struct statement *statement =
        read_program(prelude, json_object_get(row, "program"), &arena, &err);
    bool is_made =
        statement && compile_statement(dialect, statement, &options, &arena, &compiled, &err);
    if (!sql)
        return !is_made || report(row, dialect->name, error, compiled.text);
    if (!is_made)
        return report(row, dialect->name, sql, err.message ? err.message : "?");
    return !strcmp(compiled.text, sql) || report(row, dialect->name, sql, compiled.text);
}

static bool is_same_value(const struct value *value, json_t *expected)
{
    switch (value->kind) {
    case VALUE_NULL:
        return json_is_null(expected);
    case VALUE_INTEGER:
        return json_is_integer(expected) && json_integer_value(expected) == value->integer;
    case VALUE_REAL: {
        double difference = json_number_value(expected) - value->real;
        return json_is_number(expected) && difference < 1e-12 && difference > -1e-12;
    }
    case VALUE_TEXT:
        return json_is_string(expected) && !strcmp(json_string_value(expected), value->bytes);
    case VALUE_BLOB:
        return json_is_object(expected);
    }
    return false;
}

static bool judge_parameters(json_t *prelude, json_t *row)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    json_t *expected = json_object_get(row, "run");
    const char *sql = json_string_value(json_object_get(expected, "sql"));
    json_t *values = json_object_get(expected, "values");
    struct compiled compiled = {0};
    struct compile_options options = {.is_literal = false};
    const struct statement *statement =
        read_program(prelude, json_object_get(row, "program"), &arena, &err);
    if (!statement)
        return report(row, "run", sql, err.message ? err.message : "?");
    if (!compile_statement(&sqlite_dialect, statement, &options, &arena, &compiled, &err))
        return report(row, "run", sql, err.message ? err.message : "?");
    if (strcmp(compiled.text, sql) != 0)
        return report(row, "run", sql, compiled.text);
    if (compiled.count != json_array_size(values))
        return report(row, "run", "another number of parameters", compiled.text);
    for (size_t i = 0; i < compiled.count; i++)
        if (!is_same_value(&compiled.parameters[i], json_array_get(values, i)))
            return report(row, "run", "another value", compiled.text);
    return true;
}

static void count(struct score *score, bool is_passed)
{
    if (is_passed)
        score->passed++;
    else
        score->failed++;
}

int main(int argc, char **argv)
{
    struct score literal = {0, 0}, run = {0, 0};
    json_t *prelude = NULL;
    char *line = NULL;
    size_t size = 0;
    FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
    if (!file) {
        fprintf(stderr, "usage: expression_cases FILE\n");
        return 2;
    }
    while (getline(&line, &size, file) > 0) {
        json_t *row = json_loads(line, JSON_ALLOW_NUL, NULL);
        if (!prelude) {
            prelude = row;
            continue;
        }
        for (size_t i = 0; i < 3; i++)
            if (json_object_get(row, dialects[i]->name))
                count(&literal,
                      judge_literal(json_object_get(prelude, "program"), row, dialects[i]));
        if (json_object_get(json_object_get(row, "run"), "sql"))
            count(&run, judge_parameters(json_object_get(prelude, "program"), row));
        json_decref(row);
    }
    json_decref(prelude);
    free(line);
    fclose(file);
    printf("literal: %u same, %u different; run: %u same, %u different\n", literal.passed,
           literal.failed, run.passed, run.failed);
    return literal.failed + run.failed ? 1 : 0;
}
