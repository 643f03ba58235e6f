/* Databases for tests: made from template1 where the encoding allows it, dropped with whoever is in
 * them. */
#include "database/scratch.h"

#include <string.h>

#include "base/error.h"
#include "database/postgresql/internal.h"
#include "database/postgresql/postgresql.h"
#include "database/postgresql/queries.h"
#include "base/banned.h"

/* The options of CREATE DATABASE for one like that of the connection; "" where template1 is like
 * it. */
static bool find_options(struct connection *connection, struct text *options, struct alq_error *err)
{
    ARENA_SCOPE(scratch);
    bool has_row = false;
    ROWS_SCOPE(rows);
    if (!connection_query(connection, scratch_options_sql, NULL, 0, &rows, err) ||
        !rows_next(rows, &has_row, err))
        return false;
    if (!has_row || rows_integer(rows, 0))
        return true;
    text_printf(options, " TEMPLATE template0 ENCODING ");
    dialect_add_string(&postgresql_dialect, options, rows_text(rows, 1, &scratch));
    text_add(options, " LC_COLLATE ");
    dialect_add_string(&postgresql_dialect, options, rows_text(rows, 2, &scratch));
    text_add(options, " LC_CTYPE ");
    dialect_add_string(&postgresql_dialect, options, rows_text(rows, 3, &scratch));
    return true;
}

static bool fail_to_create(struct alq_error *err)
{
    if (err && strcmp(err->sqlstate, "42501") == 0)
        error_hint_instead(err, "ALTER ROLE ... CREATEDB, or give an empty database of yours: "
                                "--scratch URL");
    return false;
}

static bool create(struct connection *connection, const char *name, bool is_like,
                   struct alq_error *err)
{
    TEXT_SCOPE(sql);
    TEXT_SCOPE(plain);
    text_printf(&plain, "CREATE DATABASE %s", name);
    text_add(&sql, text_string(&plain));
    if (is_like && !find_options(connection, &sql, err))
        return false;
    ERROR_SCOPE(failure);
    if (connection_execute(connection, text_string(&sql), &failure))
        return true;
    /* Somebody is in template1, which can then not be copied. */
    if (strcmp(failure.sqlstate, "55006") == 0) {
        text_add(&plain, " TEMPLATE template0");
        return connection_execute(connection, text_string(&plain), err) || fail_to_create(err);
    }
    error_move(err, &failure);
    return fail_to_create(err);
}

/* FORCE is known from PostgreSQL 13 on; before that sessions are ended by hand. */
static bool drop(struct connection *connection, const char *name, struct alq_error *err)
{
    TEXT_SCOPE(sql);
    const struct value parameter = value_of_text(name);
    if (!connection_execute_with(connection, scratch_end_sessions_sql, &parameter, 1, NULL, err))
        return false;
    text_printf(&sql, "DROP DATABASE IF EXISTS %s", name);
    return connection_execute(connection, text_string(&sql), err);
}

static bool clear(struct connection *connection, struct alq_error *err)
{
    return connection_execute(connection, scratch_clear_sql, err);
}

/* libpq tells no code of a connection that failed. */
static bool is_refused(const struct alq_error *err)
{
    return strcmp(err->sqlstate, "3D000") == 0 || strcmp(err->sqlstate, "42501") == 0 ||
           (err->message && (strstr(err->message, "database \"") &&
                             (strstr(err->message, "does not exist") ||
                              strstr(err->message, "permission denied for database"))));
}

static const char *const others[] = {"postgres", "template1", NULL};

const struct scratch_rules postgresql_scratch = {others, is_refused, create,
                                                 drop,   clear,      false};
