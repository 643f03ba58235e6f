/* Runs recorded operations on a live database, each case in a transaction that is rolled back, and
 * prints what the database looked like; see live_cases.py.
 *     live_cases URL CASES SUMMARY
 * CASES: a JSON object a line, {case, setup, operations, naming}; SUMMARY: a file with a query. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "apply_cases.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "database/dialect.h"
#include "migrate/databases.h"
#include "base/banned.h"

static bool summarize(struct connection *connection, const char *summary, struct arena *arena,
                      const char **ret_text, struct alq_error *err)
{
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, summary, NULL, 0, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    *ret_text = has_row ? rows_text(rows, 0, arena) : "";
    return true;
}

static bool set_up(struct connection *connection, const char *setup, struct arena *arena,
                   struct alq_error *err)
{
    struct sql_statements statements = {0};
    if (!sql_split(setup, strlen(setup), connection->dialect->syntax, NULL, 1, arena, &statements,
                   err))
        return false;
    for (size_t i = 0; i < statements.count; i++)
        if (!connection_execute(connection, statements.items[i].text, err))
            return false;
    return true;
}

static bool run_case(struct connection *connection, const json_t *json, const char *summary,
                     struct arena *arena, const char **ret_text, struct alq_error *err)
{
    const char *setup = json_string_value(json_object_get(json, "setup"));
    struct naming naming = cases_read_naming(json_object_get(json, "naming"));
    struct apply apply;
    apply_init(&apply, connection, false, arena, (struct statement_sink){0});
    apply.render.naming = &naming;
    return connection_begin(connection, err) &&
           set_up(connection, setup, arena, err) &&
           cases_apply(&apply, json_object_get(json, "operations"), arena, err) &&
           summarize(connection, summary, arena, ret_text, err);
}

static bool run_line(struct connection *connection, const char *line, const char *summary)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    const char *text = NULL;
    json_t *json = json_loads(line, 0, NULL);
    if (!json)
        return false;
    bool is_done = run_case(connection, json, summary, &arena, &text, &err);
    json_t *answer =
        json_pack("{s:O, s:s?, s:s?, s:s}", "case", json_object_get(json, "case"), "result", text,
                  "error", is_done ? NULL : err.message, "sqlstate", err.sqlstate);
    char *shown = json_dumps(answer, JSON_COMPACT);
    puts(shown);
    free(shown);
    json_decref(answer);
    connection_rollback(connection);
    json_decref(json);
    return true;
}

static bool run_all(const char *where, char *cases, const char *summary, struct arena *arena,
                    struct alq_error *err)
{
    const struct open_options options = {.lock_timeout_ms = 10000};
    struct connection *connection = NULL;
    struct url url;
    bool is_readable = true;
    char *rest = NULL;
    if (!url_parse(where, arena, &url, err) ||
        !databases_find(url.dialect)->open(&url, &options, &connection, err))
        return false;
    char *line = strtok_r(cases, "\n", &rest);
    for (; line && is_readable; line = strtok_r(NULL, "\n", &rest))
        is_readable = run_line(connection, line, summary);
    connection_free(connection);
    return is_readable || error_set(err, ALQ_ERROR_USAGE, "a line is no JSON");
}

int main(int argc, char **argv)
{
    ARENA_SCOPE(arena);
    ERROR_SCOPE(err);
    char *cases = NULL, *summary = NULL;
    if (argc == 4 && file_read(argv[2], &arena, &cases, NULL, &err) &&
        file_read(argv[3], &arena, &summary, NULL, &err) &&
        run_all(argv[1], cases, summary, &arena, &err))
        return 0;
    fprintf(stderr, "%s\n", err.message ? err.message : "live_cases URL CASES SUMMARY");
    return 2;
}
