/* A new database: built from the desired schema, compared with what the revisions make, stamped. */
#include "lms.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "lms/files.h"

/* All that a schema is made of, in one order whatever the order it was made in. */
static const char fingerprint[] =
    "WITH t AS (SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
    "           AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'alembic_%'"
    "           AND name NOT LIKE 'alambique_%') "
    "SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' '"
    "    || coalesce(c.dflt_value, '') || ' ' || c.pk || ' ' || c.hidden AS line"
    "  FROM t, pragma_table_xinfo(t.name) AS c "
    "UNION ALL SELECT 'reference ' || t.name || '.' || f.\"from\" || ' ' || f.\"table\" || '.'"
    "    || coalesce(f.\"to\", '') || ' ' || f.on_delete || ' ' || f.on_update"
    "  FROM t, pragma_foreign_key_list(t.name) AS f "
    "UNION ALL SELECT 'index ' || t.name || ' ' || iif(i.origin = 'c', i.name, i.origin) || ' '"
    "    || i.\"unique\" || i.partial || ' '"
    "    || (SELECT group_concat(coalesce(x.name, '()') || x.\"desc\", ',')"
    "          FROM pragma_index_xinfo(i.name) AS x WHERE x.\"key\")"
    "  FROM t, pragma_index_list(t.name) AS i "
    "UNION ALL SELECT 'checks of ' || name || ' '"
    "    || (length(sql) - length(replace(upper(sql), 'CHECK', ''))) / 5 FROM t "
    "UNION ALL SELECT type || ' ' || name || ' ' || sql FROM sqlite_schema"
    "  WHERE type IN ('view', 'trigger') "
    "ORDER BY 1";

/* The lines of both, side by side; *ret_line is the first that only one of them has. */
static bool compare(sqlite3_stmt *ours, sqlite3_stmt *theirs, char *line, size_t size)
{
    for (;;) {
        int left = sqlite3_step(ours);
        int right = sqlite3_step(theirs);
        const char *a = left == SQLITE_ROW ? (const char *)sqlite3_column_text(ours, 0) : NULL;
        const char *b = right == SQLITE_ROW ? (const char *)sqlite3_column_text(theirs, 0) : NULL;
        if (!a && !b)
            return left == SQLITE_DONE && right == SQLITE_DONE;
        if (a && b && strcmp(a, b) == 0)
            continue;
        bool is_ours = a && (!b || strcmp(a, b) < 0);
        snprintf(line, size, "only %s: %s", is_ours ? "schema.sql has" : "the revisions have",
                 is_ours ? a : b);
        return false;
    }
}

static bool verify(sqlite3 *built, sqlite3 *migrated, struct alq_error *err)
{
    sqlite3_stmt *ours = NULL;
    sqlite3_stmt *theirs = NULL;
    char line[400] = "the schemas cannot be read";
    bool is_same = sqlite3_prepare_v2(built, fingerprint, -1, &ours, NULL) == SQLITE_OK &&
                   sqlite3_prepare_v2(migrated, fingerprint, -1, &theirs, NULL) == SQLITE_OK &&
                   compare(ours, theirs, line, sizeof line);
    sqlite3_finalize(ours);
    sqlite3_finalize(theirs);
    return is_same || alq_fail(err, "the new database is not what the revisions make: %s", line);
}

/* Runs all revisions on a connection that is the application's own. */
static bool migrate(const struct lms *lms, sqlite3 *connection, struct alq_error *err)
{
    struct alq_database *database = NULL;
    bool is_done = alq_database_borrow_sqlite(connection, NULL, &database, err) &&
                   alq_upgrade(lms->project, database, "heads", NULL, NULL, err);
    alq_database_free(database);
    return is_done;
}

static bool stamp(const struct lms *lms, sqlite3 *connection, struct alq_error *err)
{
    static const char *const heads[] = {"heads"};
    struct alq_database *database = NULL;
    struct alq_state state = {0};
    bool is_done = alq_database_borrow_sqlite(connection, NULL, &database, err) &&
                   alq_stamp(lms->project, database, heads, 1, false, NULL, err) &&
                   alq_state(lms->project, database, &state, err);
    if (is_done && state.kind != ALQ_STATE_CURRENT)
        is_done = alq_fail(err, "the new database is %s", alq_state_name(state.kind));
    alq_state_release(&state);
    alq_database_free(database);
    return is_done;
}

static bool build(const struct lms *lms, const char *path, struct alq_error *err)
{
    sqlite3 *built = NULL;
    sqlite3 *migrated = NULL;
    bool is_open =
        sqlite3_open(path, &built) == SQLITE_OK && sqlite3_open(":memory:", &migrated) == SQLITE_OK;
    bool is_done = (is_open || lms_fail(built, "create the database", err)) &&
                   lms_run_script(built, schema_sql, err) && migrate(lms, migrated, err) &&
                   verify(built, migrated, err) && stamp(lms, built, err);
    sqlite3_close(migrated);
    sqlite3_close(built);
    return is_done;
}

bool lms_create(const struct lms *lms, struct alq_error *err)
{
    char path[4096];
    if ((size_t)snprintf(path, sizeof path, "%s.new-%ld", lms->path, (long)getpid()) >= sizeof path)
        return alq_fail(err, "the path of the database is too long");
    (void)unlink(path);
    bool is_done = build(lms, path, err);
    /* link() and not rename(): a database that appeared meanwhile is not overwritten */
    if (is_done && link(path, lms->path) != 0)
        is_done = alq_fail(err, "cannot create %s: %s", lms->path, strerror(errno));
    (void)unlink(path);
    return is_done;
}
