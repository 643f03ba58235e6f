/* Renders recorded operations for each database and compares with what Alembic wrote; see
 * README.md. render_cases FILE [-v]: prints what differs, one line a group, and fails when
 * anything does. */
#include <stdio.h>
#include <string.h>

#include <jansson.h>

#include "base/error.h"
#include "base/text.h"
#include "database/apply.h"
#include "database/mysql/mysql.h"
#include "database/offline.h"
#include "database/postgresql/postgresql.h"
#include "database/sqlite/sqlite.h"
#include "apply_cases.h"
#include "read_operation.h"
#include "base/banned.h"

struct tally {
    size_t same, better, different;
    size_t sources, other_sources;
};

static bool write_text(void *user, const char *bytes, size_t length)
{
    text_add_bytes(user, bytes, length);
    return true;
}

/* What autogenerate writes for the operations, where it was recorded. */
static void check_sources(const json_t *json, const json_t *operations, struct tally *tally)
{
    size_t i;
    const json_t *item;
    ARENA_SCOPE(arena);
    json_array_foreach(operations, i, item)
    {
        const char *wanted = json_string_value(json_object_get(item, "python"));
        struct operation *operation = wanted ? read_operation(item, &arena) : NULL;
        const char *got = operation ? operation_write(operation, SOURCE_PYTHON, &arena) : NULL;
        bool is_same = got && strcmp(got, wanted) == 0;
        if (!wanted)
            continue;
        tally->sources += is_same;
        tally->other_sources += !is_same;
        if (!is_same)
            printf("DIFFERENT source %lld\n  wanted: %s\n  got:    %s\n",
                   (long long)json_integer_value(json_object_get(json, "case")), wanted,
                   got ? got : "nothing");
    }
}

/* Counts whether the case came out as recorded, or better. */
static void run_case(const json_t *json, const struct dialect *dialect, bool is_loud,
                     struct tally *tally)
{
    const json_t *expected = json_object_get(json, dialect->name);
    const json_t *operations = json_object_get(expected, "operations");
    const json_t *sql = json_object_get(expected, "sql");
    struct naming naming = cases_read_naming(json_object_get(json, "naming"));
    struct apply apply;
    ARENA_SCOPE(arena);
    ERROR_SCOPE(error);
    TEXT_SCOPE(text);
    struct connection *connection = offline_connection_new(dialect, write_text, &text);
    apply_init(&apply, connection, true, &arena, (struct statement_sink){NULL, NULL});
    apply.render.naming = &naming;
    if (!connection_begin(connection, &error))
        printf("cannot begin: %s\n", error.message);
    text_clear(&text);
    if (!operations)
        operations = json_object_get(json, "operations");
    if (dialect == &postgresql_dialect)
        check_sources(json, operations, tally);
    bool is_done = cases_apply(&apply, operations, &arena, &error);
    bool is_same =
        sql ? is_done && strcmp(json_string_value(sql), text_string(&text)) == 0 : !is_done;
    tally->same += is_same;
    tally->better += !is_same && !sql;
    tally->different += !is_same && sql;
    if (!is_same && (sql || is_loud))
        printf("%s %lld %s: %s\n  wanted: %s\n  got:    %s%s%s\n", sql ? "DIFFERENT" : "better",
               (long long)json_integer_value(json_object_get(json, "case")), dialect->name,
               json_string_value(json_object_get(json, "body")),
               sql ? json_string_value(sql) : json_string_value(json_object_get(expected, "error")),
               text_string(&text), error.message ? "error: " : "",
               error.message ? error.message : "");
    connection_free(connection);
}

int main(int argc, char **argv)
{
    static const struct dialect *const dialects[] = {&postgresql_dialect, &mysql_dialect,
                                                     &sqlite_dialect};
    struct tally tally = {0};
    FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
    if (!file) {
        fprintf(stderr, "usage: render_cases FILE [-v]\n");
        return 2;
    }
    for (;;) {
        json_error_t error;
        json_t *json = json_loadf(file, JSON_DISABLE_EOF_CHECK, &error);
        if (!json)
            break;
        for (size_t i = 0; i < 3; i++)
            if (json_object_get(json, dialects[i]->name))
                run_case(json, dialects[i], argc > 2, &tally);
        json_decref(json);
    }
    fclose(file);
    printf("%zu as recorded, %zu better than an error, %zu different\n", tally.same, tally.better,
           tally.different);
    printf("%zu sources as recorded, %zu different\n", tally.sources, tally.other_sources);
    return tally.different != 0 || tally.other_sources != 0 || tally.same == 0;
}
